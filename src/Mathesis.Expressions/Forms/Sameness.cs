namespace Mathesis.Expressions;

/// <summary>Whether two expressions are the same value or the same function.</summary>
public enum Sameness
{
    /// <summary>Proved equal: wherever the first is defined (and real, when it names no imaginary unit) the second has its value.</summary>
    Equal,

    /// <summary>Proved different.</summary>
    Different,

    /// <summary>Neither was proved within the limits.</summary>
    Undecided,
}
