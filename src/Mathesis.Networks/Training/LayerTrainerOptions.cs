using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>How a <see cref="LayerTrainer"/> trains.</summary>
public sealed record LayerTrainerOptions : IOptions
{
    /// <summary>The optimiser.</summary>
    public AdamWOptions Optimiser { get; init; } = new();

    /// <summary>
    /// Examples in an update, or 0 for all of them. With fewer than all, an epoch goes through the examples in a new random
    /// order, and its last batch may be smaller.
    /// </summary>
    public int BatchSize { get; init; }

    /// <summary>The seed of the order of examples and of dropout.</summary>
    public ulong Seed { get; init; }

    /// <inheritdoc/>
    public void Validate()
    {
        Optimiser.Validate();
        if (BatchSize < 0) throw new InputError(FormattableString.Invariant($"{BatchSize} is out of range"), nameof(BatchSize), "expected a number of examples, or 0 for all");
    }
}
