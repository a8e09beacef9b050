using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// Reads the logits off the residual stream: <c>unembed.W_U</c> [width, outputs] and optionally <c>unembed.b_U</c> [outputs]. Tied,
/// the matrix is the token embedding's, transposed, and there is no <c>W_U</c> (Press and Wolf 2017).
/// </summary>
public sealed record Unembedding() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.Logits)
{
    internal const string MatrixName = "unembed.W_U";
    internal const string BiasName = "unembed.b_U";

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; init; }

    /// <summary>Whether the matrix is the token embedding's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tied { get; init; }

    /// <summary>What the logits are multiplied by, before the bias is added; null for 1.</summary>
    public double? Scale { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
        place.Require(Scale is null || double.IsFinite(Scale.Value), "scale", Scale ?? 0, "a finite number");
        if (!Tied) return;
        place.Require(place.Network.Modules.Any(module => module is TokenEmbedding), "tied", 1, "a token embedding to tie it to");
        place.Require(place.Network.Outputs == place.Network.Vocabulary, "tied", place.Network.Outputs, $"as many outputs as tokens, {place.Network.Vocabulary}");
        place.Require(place.Width == place.Network.Width, "tied", place.Width, $"the embedding's width {place.Network.Width}");
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        if (!Tied) yield return new(MatrixName, ParameterRole.Unembedding, place.Width, place.Network.Outputs);
        if (Bias) yield return new(BiasName, ParameterRole.Bias, place.Network.Outputs) { FanIn = place.Width };
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new UnembeddingLayer<T>(
            parameters[Tied ? TokenEmbedding.ParameterName : MatrixName], Tied, Bias ? parameters[BiasName] : null,
            Scale is { } scale ? T.CreateChecked(scale) : T.One);
}
