using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>A norm of each position's vector, with learned gains <c>w</c> [width] and offsets <c>b</c> [width].</summary>
public sealed record NormSpecification
{
    /// <summary>How a vector is measured.</summary>
    public NormKind Kind { get; init; } = NormKind.Layer;

    /// <summary>What is added to the mean square before its root is taken, at least 0.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Whether there are no gains.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WithoutGain { get; init; }

    /// <summary>Whether a layer norm has no offsets; an RMS norm never has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WithoutBias { get; init; }

    /// <summary>Layer norm with gains and offsets, epsilon 1e-5.</summary>
    public static NormSpecification Layer { get; } = new();

    /// <summary>RMS norm with gains, epsilon 1e-6.</summary>
    public static NormSpecification Rms { get; } = new() { Kind = NormKind.Rms, Epsilon = 1e-6 };

    internal bool HasBias => Kind == NormKind.Layer && !WithoutBias;

    internal void Validate(ModulePlace place, string field = "norm")
    {
        place.Require(Enum.IsDefined(Kind), $"{field}.kind", (int)Kind, "layer or rms");
        place.Require(Epsilon >= 0, $"{field}.epsilon", Epsilon, "a number of at least 0");
    }

    internal IEnumerable<ParameterSpecification> Parameters(int width, string prefix)
    {
        if (!WithoutGain) yield return new($"{prefix}.w", ParameterRole.Gain, width);
        if (HasBias) yield return new($"{prefix}.b", ParameterRole.Bias, width);
    }
}
