using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Normal numbers of a given deviation for each role. GPT-2's is 0.02 everywhere, with what writes to the residual stream divided
/// by the root of the number of sub-layers.
/// </summary>
public sealed record NormalInitialisation : Initialisation
{
    /// <summary>The deviation of matrices, at least 0.</summary>
    public required double Deviation { get; init; }

    /// <summary>The deviation of token embeddings; null for that of matrices.</summary>
    public double? Embedding { get; init; }

    /// <summary>The deviation of position tables; null for that of matrices.</summary>
    public double? Position { get; init; }

    /// <summary>The deviation of the unembedding; null for that of matrices. Divided by the width it gives the output scale of muP (Yang et al. 2022).</summary>
    public double? Unembedding { get; init; }

    /// <summary>The deviation of biases.</summary>
    public double Bias { get; init; }

    /// <summary>Whether matrices' deviations are multiplied by 1 / sqrt(inputs): then 1 keeps the variance.</summary>
    public bool ByFanIn { get; init; }

    /// <summary>What the deviations of matrices that write to the residual stream (W_O, W_out) are multiplied by; null for 1.</summary>
    public double? ResidualScale { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        foreach (double? deviation in new[] { Deviation, Embedding, Position, Unembedding, Bias, ResidualScale })
        {
            if (deviation is not (null or >= 0)) throw new InputError(FormattableString.Invariant($"{deviation} is out of range"), "deviation", "expected a number of at least 0");
        }
    }

    /// <inheritdoc/>
    public override void Fill(NetworkSpecification network, ParameterSpecification parameter, RandomStream stream, Span<float> values)
    {
        double deviation = parameter.Role switch
        {
            ParameterRole.Embedding => Embedding ?? Deviation,
            ParameterRole.Position => Position ?? Deviation,
            ParameterRole.Unembedding => (Unembedding ?? Deviation) * FanFactor(parameter),
            ParameterRole.Bias => Bias,
            _ => Deviation * FanFactor(parameter),
        };
        if (ResidualScale is { } scale && WritesToResidualStream(parameter)) deviation *= scale;
        FillNormal(stream, deviation, values);
    }

    private double FanFactor(ParameterSpecification parameter) => ByFanIn ? 1 / Math.Sqrt(parameter.FanIn) : 1;

    private static bool WritesToResidualStream(ParameterSpecification parameter) =>
        parameter.Name.EndsWith(".W_O", StringComparison.Ordinal) || parameter.Name.EndsWith(".W_out", StringComparison.Ordinal);
}
