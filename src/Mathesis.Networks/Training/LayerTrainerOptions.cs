using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>How a <see cref="LayerTrainer{T}"/> trains.</summary>
public sealed record LayerTrainerOptions : IOptions
{
    /// <summary>The optimiser.</summary>
    public OptimiserOptions Optimiser { get; init; } = new AdamWOptions();

    /// <summary>What is made small.</summary>
    public Objective Objective { get; init; } = Objective.CrossEntropy;

    /// <summary>What is made small besides.</summary>
    public ImmutableArray<AuxiliaryLoss> Auxiliary { get; init; } = [];

    /// <summary>
    /// Examples in an update, or 0 for all of them. With fewer than all, an epoch goes through the examples in a new random
    /// order, and its last batch may be smaller.
    /// </summary>
    public int BatchSize { get; init; }

    /// <summary>How many batches in a row make an update, whose gradient is the mean of theirs; at least 1.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>The largest norm of the gradient of all trained parameters taken together, positive; larger ones are scaled down. Null for no bound.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Names of parameters that stay as they are; <c>*</c> stands for any characters.</summary>
    public ImmutableArray<string> Frozen { get; init; } = [];

    /// <summary>Low-rank adapters that are trained in place of their matrices; null for none. Then all else is frozen but what the adapter excepts.</summary>
    public LowRankOptions? Adapter { get; init; }

    /// <summary>The seed of the order of examples, of dropout and of new adapters.</summary>
    public ulong Seed { get; init; }

    /// <inheritdoc/>
    public void Validate()
    {
        Optimiser.Validate();
        Objective.Validate();
        Adapter?.Validate();
        Require(BatchSize >= 0, nameof(BatchSize), BatchSize, "a number of examples, or 0 for all");
        Require(Accumulation >= 1, nameof(Accumulation), Accumulation, "a positive number of batches");
        Require(ClipNorm is null or > 0, nameof(ClipNorm), ClipNorm ?? 0, "a positive norm");
    }

    private static void Require(bool condition, string field, double value, string expected)
    {
        if (!condition) throw new InputError(FormattableString.Invariant($"{value} is out of range"), field, $"expected {expected}");
    }
}
