namespace Mathesis.Merging;

/// <summary>What a merge did.</summary>
public sealed record MergeReport
{
    /// <summary>Seconds from the first read to the last flush.</summary>
    public required double Seconds { get; init; }

    /// <summary>Bytes read from the models, those read again included.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Bytes of the inputs, each counted once.</summary>
    public required long InputBytes { get; init; }

    /// <summary>Bytes written.</summary>
    public required long BytesWritten { get; init; }

    /// <summary>The most anonymous memory that the process had, in bytes.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Hash of each tensor (XXH128 of its bytes, in hexadecimal), by name; empty where hashing was off.</summary>
    public required IReadOnlyDictionary<string, string> Tensors { get; init; }

    /// <summary>How many tensors were taken over from an interrupted merge.</summary>
    public required int Resumed { get; init; }

    /// <summary>How many numbers were beyond the output type's range and became its largest.</summary>
    public required long Saturated { get; init; }

    /// <summary>What the method found on the whole model.</summary>
    public required IReadOnlyList<(string Name, double Value)> Findings { get; init; }
}
