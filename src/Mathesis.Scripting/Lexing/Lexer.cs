namespace Mathesis.Scripting;

/// <summary>Cuts a script into tokens; indentation becomes tokens too.</summary>
internal sealed class Lexer
{
    private const int DeepestIndentation = 100;
    private const int DeepestBrackets = 200;

    private static readonly HashSet<string> keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    /// <summary>Longest first.</summary>
    private static readonly string[] operators =
    [
        "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":=",
        "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=",
    ];

    private readonly SourceReader reader;
    private readonly List<Token> tokens = [];
    private readonly Stack<char> brackets = [];
    private readonly Stack<int> indentations = new([0]);
    private readonly bool isExpression;

    private Lexer(SourceReader reader, bool isExpression) => (this.reader, this.isExpression) = (reader, isExpression);

    /// <summary>The tokens of a whole script.</summary>
    public static List<Token> Tokenize(string source) => new Lexer(new SourceReader(source, 0, source.Length, new Position(1, 1)), isExpression: false).Run();

    /// <summary>The tokens of an expression inside a string; line ends mean nothing there.</summary>
    public static List<Token> Tokenize(SourceReader part) => new Lexer(part, isExpression: true).Run();

    private List<Token> Run()
    {
        bool isLineStart = !isExpression;
        while (true)
        {
            if (isLineStart && brackets.Count == 0)
            {
                if (!ReadIndentation()) continue;
                isLineStart = false;
            }
            SkipBlanks();
            if (reader.IsAtEnd) break;
            char c = reader.Current;
            if (c == '\n')
            {
                if (brackets.Count == 0 && !isExpression)
                {
                    tokens.Add(new Token(TokenKind.NewLine, "", reader.Position));
                    isLineStart = true;
                }
                reader.Next();
            }
            else
            {
                tokens.Add(ReadToken(c));
            }
        }

        if (brackets.Count > 0) throw reader.Error($"'{brackets.Peek()}' was never closed");
        if (!isExpression)
        {
            if (tokens.Count > 0 && tokens[^1].Kind is not (TokenKind.NewLine or TokenKind.Dedent)) tokens.Add(new Token(TokenKind.NewLine, "", reader.Position));
            for (; indentations.Peek() > 0; indentations.Pop()) tokens.Add(new Token(TokenKind.Dedent, "", reader.Position));
        }
        tokens.Add(new Token(TokenKind.End, "", reader.Position));
        return tokens;
    }

    /// <summary>Reads the blanks at the start of a line; false if the line is empty and was skipped.</summary>
    private bool ReadIndentation()
    {
        int width = 0;
        for (; reader.Current is ' ' or '\t' or '\f'; reader.Next())
            width = reader.Current switch { '\t' => (width / 8 * 8) + 8, '\f' => 0, _ => width + 1 };
        if (reader.Current == '#') SkipComment();
        if (reader.Current == '\r') reader.Next();
        if (reader.Current == '\n')
        {
            reader.Next();
            return false;
        }
        if (reader.IsAtEnd) return true;
        Position position = reader.Position;
        if (width > indentations.Peek())
        {
            if (indentations.Count >= DeepestIndentation) throw SourceReader.Error("too many levels of indentation", position);
            indentations.Push(width);
            tokens.Add(new Token(TokenKind.Indent, "", position));
        }
        for (; width < indentations.Peek(); indentations.Pop()) tokens.Add(new Token(TokenKind.Dedent, "", position));
        if (width != indentations.Peek()) throw SourceReader.Error("unindent does not match any outer indentation level", position);
        return true;
    }

    private void SkipBlanks()
    {
        while (true)
        {
            if (reader.Current is ' ' or '\t' or '\f' or '\r') reader.Next();
            else if (reader.Current == '#' && !isExpression) SkipComment();
            else if (reader.Current == '\\' && (reader.Peek() == '\n' || (reader.Peek() == '\r' && reader.Peek(2) == '\n'))) reader.Skip(reader.Peek() == '\n' ? 2 : 3);
            else return;
        }
    }

    private void SkipComment()
    {
        while (!reader.IsAtEnd && reader.Current != '\n') reader.Next();
    }

    private Token ReadToken(char c)
    {
        Position position = reader.Position;
        if (TextLexer.Begins(reader)) return TextLexer.Read(reader);
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(reader.Peek()))) return new Token(TokenKind.Number, "", position, NumberLexer.Read(reader));
        if (c == '_' || char.IsLetter(c))
        {
            int start = reader.Offset;
            while (reader.Current == '_' || char.IsLetterOrDigit(reader.Current)) reader.Next();
            // Python compares names in their compatibility form; those of ASCII letters have no other.
            string name = string.Intern(reader.Source[start..reader.Offset]);
            return new Token(keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Name, name, position);
        }
        foreach (string text in operators)
        {
            if (!reader.StartsWith(text)) continue;
            CountBrackets(text[0], position);
            reader.Skip(text.Length);
            return new Token(TokenKind.Operator, text, position);
        }
        throw reader.Error(c is >= ' ' and < '\x7f' ? $"invalid character '{c}'" : FormattableString.Invariant($"invalid character U+{(int)c:X4}"));
    }

    private void CountBrackets(char c, Position position)
    {
        if (c is '(' or '[' or '{')
        {
            if (brackets.Count >= DeepestBrackets) throw SourceReader.Error("too many nested parentheses", position);
            brackets.Push(c);
        }
        else if (c is ')' or ']' or '}' && (!brackets.TryPop(out char open) || open != (c switch { ')' => '(', ']' => '[', _ => '{' })))
        {
            throw SourceReader.Error($"unmatched '{c}'", position);
        }
    }
}
