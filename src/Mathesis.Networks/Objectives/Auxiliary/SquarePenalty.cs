using System.Collections.Immutable;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The sum of the squares of parameters (L2): of all trained ones, or of those named.</summary>
public sealed record SquarePenalty : AuxiliaryLoss
{
    /// <summary>The names of the parameters, or empty for all that are trained.</summary>
    public ImmutableArray<string> Parameters { get; init; } = [];

    /// <inheritdoc/>
    public override void Validate(NetworkSpecification network) => ParameterNames.Require(network, Parameters);

    /// <inheritdoc/>
    public override double OnParameters<T>(NetworkSpecification network, ParameterSet<T> parameters, ParameterSet<T>? gradients)
    {
        double sum = 0;
        T factor = T.CreateChecked(2 * Coefficient);
        foreach (ParameterSpecification parameter in network.Parameters())
        {
            if (Parameters.IsEmpty ? !parameter.Role.IsTrained() : !Parameters.Contains(parameter.Name)) continue;
            Tensor<T> values = parameters[parameter.Name];
            foreach (T value in values.Span) sum += double.CreateChecked(value) * double.CreateChecked(value);
            if (gradients is not null) VectorRows.AddScaled<T>(factor, values.Span, gradients[parameter.Name].Span);
        }
        return Coefficient * sum;
    }

    /// <inheritdoc/>
    public bool Equals(SquarePenalty? other) => base.Equals(other) && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Coefficient, Parameters.Length);
}
