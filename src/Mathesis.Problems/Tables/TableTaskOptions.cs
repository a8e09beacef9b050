namespace Mathesis.Problems;

/// <summary>How a person's table is read.</summary>
public sealed record TableTaskOptions
{
    /// <summary>The name of the answer's column or field. Null: the last column of a CSV file, the field <c>answer</c> of JSONL.</summary>
    public string? Answer { get; init; }

    /// <summary>
    /// Whether the first row of a CSV file is a header. Null decides by its content: it is one when it has the answer's
    /// name, or one of the names answer, label, output, result and target, or a text over a column of numbers.
    /// </summary>
    public bool? HasHeader { get; init; }
}
