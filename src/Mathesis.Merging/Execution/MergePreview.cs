namespace Mathesis.Merging;

/// <summary>What a merge will do.</summary>
public sealed record MergePreview
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The models, the base first.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The tensors of the output.</summary>
    public required IReadOnlyList<PreviewedTensor> Tensors { get; init; }

    /// <summary>The files of the output with their bytes.</summary>
    public required IReadOnlyList<(string Name, long Bytes)> Files { get; init; }

    /// <summary>The bytes of the inputs.</summary>
    public required long InputBytes { get; init; }

    /// <summary>The bytes of the output's weights.</summary>
    public required long OutputBytes { get; init; }

    /// <summary>The bytes of all threads' buffers.</summary>
    public required long BufferBytes { get; init; }

    /// <summary>The plan's rules, with how many tensors each decided something of.</summary>
    public required IReadOnlyList<(string Rule, int Tensors)> Rules { get; init; }

    /// <summary>What a person should know before.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
