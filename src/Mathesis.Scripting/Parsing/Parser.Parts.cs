namespace Mathesis.Scripting;

internal sealed partial class Parser
{
    /// <summary>Reads an expression that is a part of a string.</summary>
    public static Expression ParsePart(string source, SourceReader part, int depth)
    {
        var parser = new Parser(source, Lexer.Tokenize(part)) { depth = depth };
        using Nesting nesting = parser.Nest();
        Expression value = parser.tokens.At("yield") ? throw parser.tokens.Error("a yield in a string is not supported") : parser.ParsePartValue();
        parser.tokens.Expect(TokenKind.End, "the end of the expression");
        return value;
    }

    /// <summary>Reads an expression that stands alone.</summary>
    public static Expression ParseExpression(string text)
    {
        string trimmed = text.TrimStart(' ', '\t').TrimEnd();
        var parser = new Parser(trimmed, Lexer.Tokenize(trimmed));
        Expression value = parser.ParseExpressionList();
        parser.tokens.Accept(TokenKind.NewLine);
        parser.tokens.Expect(TokenKind.End, "the end of the expression");
        return value;
    }

    private Expression ParsePartValue()
    {
        Position position = tokens.Position;
        Expression first = ParseItem();
        if (!tokens.At(",")) return first;
        List<Expression> items = [first];
        while (tokens.Accept(",") && BeginsExpression) items.Add(ParseItem());
        return new TupleNode(position, items);
    }
}
