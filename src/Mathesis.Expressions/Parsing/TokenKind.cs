namespace Mathesis.Expressions;

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>An integer or a decimal.</summary>
    Number,

    /// <summary>A name.</summary>
    Name,

    /// <summary>An operator, a parenthesis or a comma.</summary>
    Symbol,

    /// <summary>The end of the text.</summary>
    End,
}
