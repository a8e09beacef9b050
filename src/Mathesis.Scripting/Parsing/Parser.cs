namespace Mathesis.Scripting;

/// <summary>Turns a script into statements: Python's grammar without decorating syntax for asynchronous code, with, and match.</summary>
internal sealed partial class Parser
{
    private const int LongestSource = 4_000_000;
    private const int DeepestNesting = 250;

    private readonly string source;
    private readonly TokenReader tokens;
    private int depth;

    private Parser(string source, List<Token> tokens) => (this.source, this.tokens) = (source, new TokenReader(tokens));

    /// <summary>Reads a script.</summary>
    /// <exception cref="ScriptError">It is no script of the subset.</exception>
    public static IReadOnlyList<Statement> Parse(string source)
    {
        if (source.Length > LongestSource) throw new ScriptError("SyntaxError", "the script is too long", 1, 1);
        var parser = new Parser(source, Lexer.Tokenize(source));
        var statements = new List<Statement>();
        while (!parser.tokens.At(TokenKind.End)) parser.ParseStatement(statements);
        return statements;
    }

    private Nesting Nest()
    {
        if (++depth > DeepestNesting) throw SourceReader.Error("too deeply nested", tokens.Position);
        return new Nesting(this);
    }

    private readonly ref struct Nesting(Parser parser)
    {
        public void Dispose() => parser.depth--;
    }
}
