namespace Mathesis.Expressions;

/// <summary>What a grader says of an answer.</summary>
public enum GradeVerdict
{
    /// <summary>Proved to be the gold answer.</summary>
    Right,

    /// <summary>Proved to be another one, or not readable.</summary>
    Wrong,

    /// <summary>Neither was proved.</summary>
    Undecided,
}
