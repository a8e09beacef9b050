namespace Mathesis.Teaching;

/// <summary>What trains a network.</summary>
public enum EngineChoice
{
    /// <summary>The fastest engine that can train the network on the task.</summary>
    Auto,

    /// <summary>The whole-network fold of one-block networks on pair tasks.</summary>
    Folded,

    /// <summary>The layer engine, which runs every specification.</summary>
    Layers,
}
