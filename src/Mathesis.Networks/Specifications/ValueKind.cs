namespace Mathesis.Networks;

/// <summary>What flows from module to module.</summary>
public enum ValueKind
{
    /// <summary>The tokens themselves.</summary>
    Tokens,

    /// <summary>The residual stream: [sequences, positions, width].</summary>
    ResidualStream,

    /// <summary>Scores of the classes: [sequences, positions, outputs].</summary>
    Logits,
}
