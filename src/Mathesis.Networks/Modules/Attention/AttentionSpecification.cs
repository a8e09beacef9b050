namespace Mathesis.Networks;

/// <summary>
/// Multi-head softmax attention without biases; scores are divided by the square root of the head width (Vaswani et al. 2017,
/// section 3.2). Parameters <c>W_Q</c>, <c>W_K</c>, <c>W_V</c> [heads, width, headWidth] and <c>W_O</c> [heads, headWidth, width].
/// </summary>
public sealed record AttentionSpecification
{
    /// <summary>The number of heads, positive.</summary>
    public required int Heads { get; init; }

    /// <summary>The width of queries, keys and values, positive.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Whether a position attends only to itself and those before it.</summary>
    public bool Causal { get; init; } = true;

    internal void Validate(ModulePlace place)
    {
        place.Require(Heads >= 1, "attention.heads", Heads, "a positive number");
        place.Require(HeadWidth >= 1, "attention.headWidth", HeadWidth, "a positive number");
    }

    internal IEnumerable<ParameterSpecification> Parameters(ModulePlace place, string prefix)
    {
        int width = place.Network.Width;
        return
        [
            new($"{prefix}.W_Q", ParameterRole.Weight, Heads, width, HeadWidth),
            new($"{prefix}.W_K", ParameterRole.Weight, Heads, width, HeadWidth),
            new($"{prefix}.W_V", ParameterRole.Weight, Heads, width, HeadWidth),
            new($"{prefix}.W_O", ParameterRole.Weight, Heads, HeadWidth, width),
        ];
    }
}
