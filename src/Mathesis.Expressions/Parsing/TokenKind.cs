namespace Mathesis.Expressions;

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>An integer or a decimal.</summary>
    Number,

    /// <summary>A name; in free notation a run of letters that may be several.</summary>
    Name,

    /// <summary>A name that is one, such as a LaTeX command for a function or a Greek letter.</summary>
    Whole,

    /// <summary>A LaTeX command that takes arguments.</summary>
    Command,

    /// <summary>An operator, a bracket or a comma.</summary>
    Symbol,

    /// <summary>Words in LaTeX's text mode.</summary>
    Text,

    /// <summary>The end of the text.</summary>
    End,
}
