namespace Mathesis.Scripting;

internal sealed partial class Parser
{
    private static readonly Dictionary<string, BinaryOperator> augmentations = new(StringComparer.Ordinal)
    {
        ["+="] = BinaryOperator.Add,
        ["-="] = BinaryOperator.Subtract,
        ["*="] = BinaryOperator.Multiply,
        ["/="] = BinaryOperator.Divide,
        ["//="] = BinaryOperator.FloorDivide,
        ["%="] = BinaryOperator.Modulo,
        ["**="] = BinaryOperator.Power,
        ["<<="] = BinaryOperator.LeftShift,
        [">>="] = BinaryOperator.RightShift,
        ["&="] = BinaryOperator.And,
        ["|="] = BinaryOperator.Or,
        ["^="] = BinaryOperator.Xor,
        ["@="] = BinaryOperator.MatrixMultiply,
    };

    private void ParseStatement(List<Statement> statements)
    {
        if (tokens.At(TokenKind.Indent)) throw SourceReader.Error("unexpected indent", tokens.Position);
        if (TryParseCompound() is { } compound)
        {
            statements.Add(compound);
            return;
        }
        do
        {
            if (tokens.At(TokenKind.NewLine)) break;
            ParseSimple(statements);
        }
        while (tokens.Accept(";"));
        tokens.Expect(TokenKind.NewLine, "the end of the statement");
    }

    private List<Statement> ParseBlock()
    {
        var statements = new List<Statement>();
        tokens.Expect(":");
        if (tokens.Accept(TokenKind.NewLine))
        {
            tokens.Expect(TokenKind.Indent, "an indented block");
            while (!tokens.Accept(TokenKind.Dedent)) ParseStatement(statements);
            return statements;
        }
        do
        {
            if (tokens.At(TokenKind.NewLine)) break;
            ParseSimple(statements);
        }
        while (tokens.Accept(";"));
        tokens.Expect(TokenKind.NewLine, "the end of the statement");
        if (statements.Count == 0) throw tokens.Error("expected a statement");
        return statements;
    }

    private void ParseSimple(List<Statement> statements)
    {
        Position position = tokens.Position;
        Statement statement = tokens.Current.Kind == TokenKind.Keyword ? ParseKeywordStatement(position, statements) : ParseExpressionStatement(position);
        statements.Add(statement);
    }

    private Statement ParseKeywordStatement(Position position, List<Statement> statements)
    {
        switch (tokens.Current.Text)
        {
            case "pass":
                tokens.Next();
                return new FlowNode(position, Flow.Next);
            case "break":
                tokens.Next();
                return new FlowNode(position, Flow.Break);
            case "continue":
                tokens.Next();
                return new FlowNode(position, Flow.Continue);
            case "return":
                tokens.Next();
                return new ReturnNode(position, AtEndOfStatement ? null : ParseExpressionList());
            case "raise":
                tokens.Next();
                Expression? error = AtEndOfStatement ? null : ParseExpression();
                return new RaiseNode(position, error, error is not null && tokens.Accept("from") ? ParseExpression() : null);
            case "global" or "nonlocal":
                bool isGlobal = tokens.Next().Text == "global";
                List<string> names = [tokens.Name()];
                while (tokens.Accept(",")) names.Add(tokens.Name());
                return new ScopeNode(position, isGlobal, names);
            case "assert":
                tokens.Next();
                Expression condition = ParseExpression();
                return new AssertNode(position, condition, tokens.Accept(",") ? ParseExpression() : null);
            case "del":
                tokens.Next();
                Expression target = ParseExpressionList();
                IReadOnlyList<Expression> targets = target is TupleNode tuple ? tuple.Items : [target];
                foreach (Expression item in targets) CheckTarget(item, allowsStar: false);
                return new DeleteNode(position, targets);
            case "import":
                return ParseImport(position, statements);
            case "from":
                return ParseImportFrom(position);
            default:
                return ParseExpressionStatement(position);
        }
    }

    private bool AtEndOfStatement => tokens.At(TokenKind.NewLine) || tokens.At(";") || tokens.At(TokenKind.End);

    private Statement ParseExpressionStatement(Position position)
    {
        Expression first = tokens.At("yield") ? ParseYield() : ParseExpressionList();
        if (tokens.At(":"))
        {
            tokens.Next();
            CheckTarget(first, allowsStar: false);
            // Annotations mean nothing at run time here; they are read and dropped.
            ParseExpression();
            return tokens.Accept("=") ? new AssignmentNode(position, [first], ParseRight()) : new AnnotationNode(position, first);
        }
        if (tokens.Current.Kind == TokenKind.Operator && augmentations.TryGetValue(tokens.Current.Text, out BinaryOperator operation))
        {
            if (first is not (NameNode or AttributeNode or SubscriptNode)) throw SourceReader.Error("illegal target of an augmented assignment", position);
            tokens.Next();
            return new AugmentedNode(position, first, operation, ParseRight());
        }
        if (!tokens.At("=")) return new ExpressionStatement(position, first);
        var targets = new List<Expression>();
        Expression value = first;
        while (tokens.Accept("="))
        {
            CheckTarget(value, allowsStar: false);
            targets.Add(value);
            value = ParseRight();
        }
        return new AssignmentNode(position, targets, value);
    }

    private Expression ParseRight() => tokens.At("yield") ? ParseYield() : ParseExpressionList();

    private ImportNode ParseImport(Position position, List<Statement> statements)
    {
        tokens.Next();
        ImportNode import = ImportItem();
        while (tokens.Accept(","))
        {
            statements.Add(import);
            import = ImportItem();
        }
        return import;

        ImportNode ImportItem()
        {
            string module = DottedName();
            return new ImportNode(position, module, tokens.Accept("as") ? tokens.Name() : module.Split('.')[0]);
        }
    }

    private ImportFromNode ParseImportFrom(Position position)
    {
        tokens.Next();
        string module = DottedName();
        tokens.Expect("import");
        var names = new List<ImportedName>();
        if (tokens.Accept("*")) return new ImportFromNode(position, module, names);
        bool brackets = tokens.Accept("(");
        do
        {
            if (brackets && tokens.At(")")) break;
            string name = tokens.Name();
            names.Add(new ImportedName(name, tokens.Accept("as") ? tokens.Name() : name));
        }
        while (tokens.Accept(","));
        if (brackets) tokens.Expect(")");
        if (names.Count == 0) throw tokens.Error("expected a name");
        return new ImportFromNode(position, module, names);
    }

    private string DottedName()
    {
        string name = tokens.Name();
        while (tokens.Accept(".")) name += "." + tokens.Name();
        return name;
    }
}
