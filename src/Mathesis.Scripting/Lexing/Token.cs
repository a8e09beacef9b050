namespace Mathesis.Scripting;

/// <summary>A token: its characters, where it begins, and its value if it is a literal.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, Position Position, object? Value = null)
{
    public bool Is(string text) => Kind is TokenKind.Operator or TokenKind.Keyword && Text == text;
}
