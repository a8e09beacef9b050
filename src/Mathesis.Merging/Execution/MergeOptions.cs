using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>How a merge is carried out.</summary>
public sealed record MergeOptions
{
    /// <summary>The least memory that a merge can be told to keep to.</summary>
    public const long LeastMemory = 96L << 20;

    /// <summary>The most anonymous memory that the process may use, buffers and runtime together, in bytes.</summary>
    public long Memory { get; init; } = 512L << 20;

    /// <summary>How many threads work; does not enter the result.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The most bytes of tensors in a file of the output.</summary>
    public long ShardBytes { get; init; } = 5_000_000_000;

    /// <summary>The element type of the output, before the plan's own.</summary>
    public SafetensorsType? Type { get; init; }

    /// <summary>Whether to reproduce mergekit where its choices differ.</summary>
    public bool IsCompatible { get; init; }

    /// <summary>Whether finite numbers beyond the output type's range become its largest number; otherwise they end the merge.</summary>
    public bool Saturates { get; init; }

    /// <summary>The seed of random masks.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether every tensor's hash is taken.</summary>
    public bool Hashes { get; init; } = true;

    /// <summary>Whether a part of every tensor is computed again and compared with what was written.</summary>
    public bool Verifies { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="InputError">A value is out of range.</exception>
    public void Validate()
    {
        if (Memory < LeastMemory) throw new InputError(FormattableString.Invariant($"{Memory} bytes are too few"), "memory", FormattableString.Invariant($"expected at least {LeastMemory >> 20} MB"));
        if (Threads is < 1 or > 1024) throw new InputError(FormattableString.Invariant($"{Threads} is out of range"), "threads", "expected 1 to 1024");
        if (ShardBytes < 1) throw new InputError(FormattableString.Invariant($"{ShardBytes} is out of range"), "out-shard-size", "expected at least 1 byte");
    }
}
