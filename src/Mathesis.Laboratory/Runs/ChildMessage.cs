namespace Mathesis.Laboratory;

/// <summary>What a child process says on its standard output: one JSON object a line.</summary>
internal sealed record ChildMessage
{
    public required ChildMessageKind Kind { get; init; }

    /// <summary>A phase's name, a note, or why the child failed.</summary>
    public string? Text { get; init; }
    public long Done { get; init; }
    public long Total { get; init; }

    /// <summary>Names and values worth showing, in order.</summary>
    public IReadOnlyList<string>? Names { get; init; }
    public IReadOnlyList<double>? Values { get; init; }
}
