using System.Text.Json.Nodes;

namespace Mathesis.Papers;

/// <summary>A regime of paper 1: a setting in which generalisation and memorisation end in a different balance.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Settings">The settings that differ from the recipe's.</param>
internal sealed record GrokRegime(string Label, params (string Name, JsonNode Value)[] Settings)
{
    /// <summary>Nothing is corrupted.</summary>
    public static GrokRegime Grokking { get; } = new("grokking", ("corruption", 0), ("weight-decay", 5), ("steps", 100), ("evaluate-every", 2));

    /// <summary>Without regularisation, memorised and generalised at once.</summary>
    public static GrokRegime Coexistence { get; } = new("coexistence", ("weight-decay", 0), ("steps", 1_000));

    /// <summary>With decay, the corrupted answers begin to be unlearned.</summary>
    public static GrokRegime PartialInversion { get; } = new("partial inversion", ("weight-decay", 5), ("steps", 500), ("evaluate-every", 10));

    /// <summary>With more decay they all are.</summary>
    public static GrokRegime FullInversion { get; } = new("full inversion", ("weight-decay", 15), ("steps", 500), ("evaluate-every", 5));

    /// <summary>With too much decay nothing is left.</summary>
    public static GrokRegime Forgetting { get; } = new("forgetting", ("weight-decay", 20), ("steps", 5_000), ("evaluate-every", 100));

    /// <summary>Batch norm after the squares, in small batches.</summary>
    public static GrokRegime BatchNorm { get; } = new(
        "batch norm", ("fraction", 0.65), ("corruption", 0.2), ("batch-norm", true), ("batch-size", 64), ("learning-rate", 0.005), ("weight-decay", 0), ("steps", 2_000), ("evaluate-every", 40));

    /// <summary>The same without batch norm.</summary>
    public static GrokRegime MiniBatch { get; } = new(
        "mini-batch", ("fraction", 0.65), ("corruption", 0.2), ("batch-size", 64), ("learning-rate", 0.005), ("weight-decay", 0), ("steps", 2_000), ("evaluate-every", 40));

    /// <summary>Dropout before the squares.</summary>
    public static GrokRegime Dropout { get; } = new("dropout", ("dropout", 0.6), ("weight-decay", 0), ("steps", 2_000), ("evaluate-every", 20));

    /// <summary>All of them, the longest first.</summary>
    public static IReadOnlyList<GrokRegime> All { get; } =
        [Forgetting, Dropout, Coexistence, BatchNorm, MiniBatch, PartialInversion, FullInversion, Grokking];

    /// <summary>The settings as JSON, steps divided by a factor.</summary>
    /// <param name="haste">What steps and the rhythm of evaluations are divided by: 1, or more for a smoke run.</param>
    public JsonObject With(int haste)
    {
        var settings = new JsonObject();
        foreach ((string name, JsonNode value) in Settings)
        {
            bool isCount = haste > 1 && name is ("steps" or "evaluate-every");
            settings[name] = isCount ? Math.Max(name == "steps" ? 2 : 1, value.GetValue<int>() / haste) : value.DeepClone();
        }
        return settings;
    }
}
