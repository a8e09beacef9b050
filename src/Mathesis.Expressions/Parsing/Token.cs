namespace Mathesis.Expressions;

/// <summary>A token with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; symbols that have several forms in the plain one.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="SpaceBefore">Whether white space stands before it.</param>
internal readonly record struct Token(TokenKind Kind, string Text, SourceSpan Span, bool SpaceBefore = false)
{
    /// <summary>Whether it is that symbol.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>The token as an error names it.</summary>
    public string Shown => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}
