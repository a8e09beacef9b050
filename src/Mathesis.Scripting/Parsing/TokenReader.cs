namespace Mathesis.Scripting;

/// <summary>Walks over tokens.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int index;

    public Token Current => tokens[index];

    public Position Position => Current.Position;

    public Token Peek(int ahead = 1) => tokens[Math.Min(index + ahead, tokens.Count - 1)];

    public Token Next() => tokens[Current.Kind == TokenKind.End ? index : index++];

    public bool At(string text) => Current.Is(text);

    public bool At(TokenKind kind) => Current.Kind == kind;

    public bool Accept(string text)
    {
        if (!At(text)) return false;
        Next();
        return true;
    }

    public bool Accept(TokenKind kind)
    {
        if (!At(kind)) return false;
        Next();
        return true;
    }

    public Token Expect(string text) => At(text) ? Next() : throw Error($"expected '{text}'");

    public Token Expect(TokenKind kind, string what) => At(kind) ? Next() : throw Error($"expected {what}");

    public string Name() => Expect(TokenKind.Name, "a name").Text;

    public ScriptError Error(string text)
    {
        string found = Current.Kind switch
        {
            TokenKind.Name or TokenKind.Keyword or TokenKind.Operator => $"found '{Current.Text}'",
            TokenKind.Number => "found a number",
            TokenKind.Text or TokenKind.FormatText => "found a string",
            TokenKind.NewLine => "found the end of the line",
            TokenKind.Indent => "found more indentation",
            TokenKind.Dedent => "found less indentation",
            _ => "found the end",
        };
        return SourceReader.Error($"{text}, {found}", Position);
    }
}
