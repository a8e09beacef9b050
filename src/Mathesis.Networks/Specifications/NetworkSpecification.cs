using System.Collections.Immutable;

namespace Mathesis.Networks;

/// <summary>A network as an immutable record of modules, from tokens to logits.</summary>
public sealed record NetworkSpecification
{
    /// <summary>The number of tokens.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The longest sequence.</summary>
    public required int Context { get; init; }

    /// <summary>The width of the residual stream.</summary>
    public required int Width { get; init; }

    /// <summary>The number of classes the logits are over.</summary>
    public required int Outputs { get; init; }

    /// <summary>The modules, in order.</summary>
    public required ImmutableArray<ModuleSpecification> Modules { get; init; }
}
