namespace Mathesis.Scripting;

internal sealed partial class Parser
{
    private Statement? TryParseCompound()
    {
        Position position = tokens.Position;
        if (tokens.At("@")) return ParseDecorated(position);
        if (tokens.Current.Kind != TokenKind.Keyword) return null;
        switch (tokens.Current.Text)
        {
            case "if": return ParseIf(position);
            case "while":
                tokens.Next();
                Expression condition = ParseNamed();
                return new WhileNode(position, condition, ParseBlock(), ParseElse());
            case "for": return ParseFor(position);
            case "try": return ParseTry(position);
            case "def": return ParseFunction(position, []);
            case "class": return ParseClass(position, []);
            case "with" or "async" or "await": throw SourceReader.Error($"'{tokens.Current.Text}' is not supported", position);
            default: return null;
        }
    }

    private List<Statement> ParseElse() => tokens.Accept("else") ? ParseBlock() : [];

    private IfNode ParseIf(Position position)
    {
        var blocks = new List<ConditionalBlock>();
        do
        {
            tokens.Next();
            Expression condition = ParseNamed();
            blocks.Add(new ConditionalBlock(condition, ParseBlock()));
        }
        while (tokens.At("elif"));
        return new IfNode(position, blocks, ParseElse());
    }

    private ForNode ParseFor(Position position)
    {
        tokens.Next();
        Expression target = ParseTargets();
        tokens.Expect("in");
        Expression iterated = ParseExpressionList();
        return new ForNode(position, target, iterated, ParseBlock(), ParseElse());
    }

    private TryNode ParseTry(Position position)
    {
        tokens.Next();
        List<Statement> body = ParseBlock();
        var handlers = new List<HandlerNode>();
        while (tokens.At("except"))
        {
            Position place = tokens.Position;
            tokens.Next();
            if (tokens.At("*")) throw tokens.Error("exception groups are not supported");
            if (handlers.Count > 0 && handlers[^1].Class is null) throw SourceReader.Error("default 'except:' must be last", handlers[^1].Position);
            Expression? kind = tokens.At(":") ? null : ParseExpression();
            string? name = kind is not null && tokens.Accept("as") ? tokens.Name() : null;
            handlers.Add(new HandlerNode(place, kind, name, ParseBlock()));
        }
        List<Statement> otherwise = handlers.Count > 0 ? ParseElse() : [];
        List<Statement> final = tokens.Accept("finally") ? ParseBlock() : [];
        if (handlers.Count == 0 && final.Count == 0) throw tokens.Error("expected 'except' or 'finally'");
        return new TryNode(position, body, handlers, otherwise, final);
    }

    private Statement ParseDecorated(Position position)
    {
        var decorators = new List<Expression>();
        while (tokens.Accept("@"))
        {
            decorators.Add(ParseNamed());
            tokens.Expect(TokenKind.NewLine, "the end of the line");
        }
        return tokens.At("def") ? ParseFunction(position, decorators)
            : tokens.At("class") ? ParseClass(position, decorators)
            : throw tokens.Error("expected a function or class");
    }

    private FunctionNode ParseFunction(Position position, List<Expression> decorators)
    {
        tokens.Expect("def");
        string name = tokens.Name();
        tokens.Expect("(");
        Parameters parameters = ParseParameters(")", annotated: true);
        tokens.Expect(")");
        if (tokens.Accept("->")) ParseExpression();
        return new FunctionNode(position, name, parameters, ParseBlock(), decorators);
    }

    private ClassNode ParseClass(Position position, List<Expression> decorators)
    {
        tokens.Expect("class");
        string name = tokens.Name();
        var bases = new List<Expression>();
        if (tokens.Accept("("))
        {
            while (!tokens.At(")"))
            {
                if (tokens.Peek().Is("=")) throw SourceReader.Error("metaclasses and class keywords are not supported", tokens.Position);
                bases.Add(ParseExpression());
                if (!tokens.Accept(",")) break;
            }
            tokens.Expect(")");
        }
        return new ClassNode(position, name, bases, ParseBlock(), decorators);
    }

    private Parameters ParseParameters(string end, bool annotated)
    {
        var items = new List<Parameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        bool keywordOnly = false, hasDefault = false, ended = false;
        while (!tokens.At(end))
        {
            Position position = tokens.Position;
            if (ended) throw tokens.Error("no parameter may follow **");
            if (tokens.Accept("/"))
            {
                if (items.Count == 0 || keywordOnly) throw SourceReader.Error("'/' must follow a parameter", position);
                for (int i = 0; i < items.Count; i++) items[i] = items[i] with { Kind = ParameterKind.PositionalOnly };
            }
            else if (tokens.Accept("**"))
            {
                items.Add(Item(ParameterKind.DoubleStar));
                ended = true;
            }
            else if (tokens.Accept("*"))
            {
                if (keywordOnly) throw SourceReader.Error("'*' may appear only once", position);
                keywordOnly = true;
                if (!tokens.At(",")) items.Add(Item(ParameterKind.Star));
                else if (tokens.Peek().Is(end) || tokens.Peek().Is("**")) throw SourceReader.Error("named parameters must follow bare '*'", position);
            }
            else
            {
                Parameter item = Item(keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.Normal);
                if (tokens.Accept("=")) item = item with { Default = ParseExpression() };
                if (!keywordOnly && hasDefault && item.Default is null) throw SourceReader.Error("a parameter without default follows one with default", position);
                hasDefault |= item.Default is not null;
                items.Add(item);
            }
            if (!tokens.Accept(",")) break;
        }
        return new Parameters(items);

        Parameter Item(ParameterKind kind)
        {
            Position position = tokens.Position;
            string name = tokens.Name();
            if (!names.Add(name)) throw SourceReader.Error($"duplicate parameter '{name}'", position);
            if (annotated && tokens.Accept(":")) ParseExpression();
            return new Parameter(name, kind, null, position);
        }
    }
}
