using System.Collections.Immutable;
using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>An optimiser and its settings. The set is open: an optimiser is a record, its <see cref="Optimiser{T}"/>, and a registered kind.</summary>
public abstract record OptimiserOptions : IOptions
{
    /// <summary>The learning rate that schedules multiply, positive.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The weight decay, at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What multiplies the learning rate as training goes on; null for nothing.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Roles whose parameters do not decay, such as biases and gains.</summary>
    public ImmutableArray<ParameterRole> WithoutDecay { get; init; } = [];

    /// <summary>The learning rate of an update.</summary>
    /// <param name="step">Its number, from 1.</param>
    public virtual double Rate(long step) => LearningRate * (Schedule?.Factor(step) ?? 1);

    /// <summary>The weight decay of a role's parameters.</summary>
    public double Decay(ParameterRole role) => WithoutDecay.Contains(role) ? 0 : WeightDecay;

    /// <inheritdoc/>
    public virtual void Validate()
    {
        Require(LearningRate > 0, nameof(LearningRate), LearningRate, "a positive rate");
        Require(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "a decay of at least 0");
        Schedule?.Validate();
    }

    /// <summary>An optimiser at its beginning.</summary>
    /// <param name="trained">The parameters it changes.</param>
    public abstract Optimiser<T> Build<T>(IReadOnlyList<ParameterSpecification> trained) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Checks a field.</summary>
    /// <exception cref="InputError">The condition does not hold.</exception>
    protected static void Require(bool condition, string field, double value, string expected)
    {
        if (!condition)
            throw new InputError(FormattableString.Invariant($"{value} is out of range"), field, $"expected {expected}");
    }
}
