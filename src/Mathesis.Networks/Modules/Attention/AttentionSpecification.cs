using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// Softmax attention with several heads (Vaswani et al. 2017, section 3.2); with fewer key heads than query heads it is grouped
/// (Ainslie et al. 2023). Parameters <c>W_Q</c> [heads, width, headWidth], <c>W_K</c> and <c>W_V</c> [keyHeads, width, headWidth],
/// <c>W_O</c> [heads, headWidth, width], and where there are biases <c>b_Q</c> [heads, headWidth], <c>b_K</c>, <c>b_V</c>
/// [keyHeads, headWidth] and <c>b_O</c> [width].
/// </summary>
public sealed record AttentionSpecification
{
    /// <summary>The number of query heads, positive.</summary>
    public required int Heads { get; init; }

    /// <summary>The width of queries, keys and values, positive.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Whether a position attends only to itself and those before it.</summary>
    public bool Causal { get; init; } = true;

    /// <summary>The number of key and value heads, a divisor of <see cref="Heads"/>; null for as many. Query head h reads key head h / (heads / keyHeads).</summary>
    public int? KeyHeads { get; init; }

    /// <summary>Whether there are the biases <c>b_Q</c>, <c>b_K</c> and <c>b_V</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InputBiases { get; init; }

    /// <summary>Whether there is the bias <c>b_O</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OutputBias { get; init; }

    /// <summary>What products of queries and keys are multiplied by; null for 1 / sqrt(headWidth).</summary>
    public double? Scale { get; init; }

    /// <summary>A further mask, or null.</summary>
    public AttentionMask? Mask { get; init; }

    /// <summary>How positions act on queries, keys or scores; null for not at all.</summary>
    public PositionScheme? Positions { get; init; }

    /// <summary>The fraction of the pattern that is set to zero while training, in [0, 1).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Dropout { get; init; }

    /// <summary>The number of key and value heads.</summary>
    [JsonIgnore]
    public int KeyHeadCount => KeyHeads ?? Heads;

    internal void Validate(ModulePlace place)
    {
        place.Require(Heads >= 1, "attention.heads", Heads, "a positive number");
        place.Require(HeadWidth >= 1, "attention.headWidth", HeadWidth, "a positive number");
        place.Require(KeyHeadCount >= 1 && Heads % KeyHeadCount == 0, "attention.keyHeads", KeyHeadCount, $"a divisor of {Heads}");
        place.Require(Dropout is >= 0 and < 1, "attention.dropout", Dropout, "a fraction in [0, 1)");
        place.Require(Scale is null || double.IsFinite(Scale.Value), "attention.scale", Scale ?? 0, "a finite number");
        Mask?.Validate(place);
        Positions?.Validate(place, this);
    }

    internal IEnumerable<ParameterSpecification> Parameters(ModulePlace place, string prefix)
    {
        int width = place.Width;
        yield return new($"{prefix}.W_Q", ParameterRole.Weight, Heads, width, HeadWidth) { FanIn = width, FanOut = Heads * HeadWidth };
        yield return new($"{prefix}.W_K", ParameterRole.Weight, KeyHeadCount, width, HeadWidth) { FanIn = width, FanOut = KeyHeadCount * HeadWidth };
        yield return new($"{prefix}.W_V", ParameterRole.Weight, KeyHeadCount, width, HeadWidth) { FanIn = width, FanOut = KeyHeadCount * HeadWidth };
        yield return new($"{prefix}.W_O", ParameterRole.Weight, Heads, HeadWidth, width);
        if (InputBiases)
        {
            yield return new($"{prefix}.b_Q", ParameterRole.Bias, Heads, HeadWidth) { FanIn = width };
            yield return new($"{prefix}.b_K", ParameterRole.Bias, KeyHeadCount, HeadWidth) { FanIn = width };
            yield return new($"{prefix}.b_V", ParameterRole.Bias, KeyHeadCount, HeadWidth) { FanIn = width };
        }
        if (OutputBias) yield return new($"{prefix}.b_O", ParameterRole.Bias, width) { FanIn = Heads * HeadWidth };
        if (Positions is null) yield break;
        foreach (ParameterSpecification parameter in Positions.Parameters(this, prefix)) yield return parameter;
    }
}
