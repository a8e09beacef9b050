namespace Mathesis.Scripting;

internal sealed partial class Parser
{
    private const int UnaryPrecedence = 7;

    private static readonly Dictionary<string, (int Precedence, BinaryOperator Operator)> binaries = new(StringComparer.Ordinal)
    {
        ["|"] = (1, BinaryOperator.Or),
        ["^"] = (2, BinaryOperator.Xor),
        ["&"] = (3, BinaryOperator.And),
        ["<<"] = (4, BinaryOperator.LeftShift),
        [">>"] = (4, BinaryOperator.RightShift),
        ["+"] = (5, BinaryOperator.Add),
        ["-"] = (5, BinaryOperator.Subtract),
        ["*"] = (6, BinaryOperator.Multiply),
        ["/"] = (6, BinaryOperator.Divide),
        ["//"] = (6, BinaryOperator.FloorDivide),
        ["%"] = (6, BinaryOperator.Modulo),
        ["@"] = (6, BinaryOperator.MatrixMultiply),
    };

    /// <summary>Expressions separated by commas make a tuple.</summary>
    private Expression ParseExpressionList()
    {
        Position position = tokens.Position;
        Expression first = ParseItem();
        if (!tokens.At(",")) return first is StarredNode ? throw SourceReader.Error("cannot use a starred expression here", position) : first;
        List<Expression> items = [first];
        while (tokens.Accept(","))
        {
            if (!BeginsExpression) break;
            items.Add(ParseItem());
        }
        return new TupleNode(position, items);
    }

    private bool BeginsExpression => tokens.Current.Kind switch
    {
        TokenKind.Name or TokenKind.Number or TokenKind.Text or TokenKind.FormatText => true,
        TokenKind.Keyword => tokens.Current.Text is "not" or "lambda" or "None" or "True" or "False" or "yield",
        TokenKind.Operator => tokens.Current.Text is "(" or "[" or "{" or "-" or "+" or "~" or "*" or "...",
        _ => false,
    };

    /// <summary>An element of a display or list: perhaps starred, perhaps an assignment.</summary>
    private Expression ParseItem()
    {
        if (!tokens.At("*")) return ParseNamed();
        Position position = tokens.Position;
        tokens.Next();
        return new StarredNode(position, ParseBinary(1));
    }

    private Expression ParseNamed()
    {
        Position position = tokens.Position;
        Expression value = ParseExpression();
        if (!tokens.Accept(":=")) return value;
        return value is NameNode name ? new NamedNode(position, name, ParseExpression()) : throw SourceReader.Error("cannot use := with this target", position);
    }

    private Expression ParseExpression()
    {
        using Nesting nesting = Nest();
        Position position = tokens.Position;
        if (tokens.Accept("lambda"))
        {
            Parameters parameters = ParseParameters(":", annotated: false);
            tokens.Expect(":");
            return new LambdaNode(position, parameters, ParseExpression());
        }
        Expression value = ParseOr();
        if (!tokens.Accept("if")) return value;
        Expression condition = ParseOr();
        tokens.Expect("else");
        return new ConditionalNode(position, condition, value, ParseExpression());
    }

    private Expression ParseOr()
    {
        Position position = tokens.Position;
        Expression first = ParseAnd();
        if (!tokens.At("or")) return first;
        List<Expression> operands = [first];
        while (tokens.Accept("or")) operands.Add(ParseAnd());
        return new BooleanNode(position, IsAnd: false, operands);
    }

    private Expression ParseAnd()
    {
        Position position = tokens.Position;
        Expression first = ParseNot();
        if (!tokens.At("and")) return first;
        List<Expression> operands = [first];
        while (tokens.Accept("and")) operands.Add(ParseNot());
        return new BooleanNode(position, IsAnd: true, operands);
    }

    private Expression ParseNot()
    {
        Position position = tokens.Position;
        if (!tokens.Accept("not")) return ParseComparison();
        using Nesting nesting = Nest();
        return new UnaryNode(position, UnaryOperator.Not, ParseNot());
    }

    private Expression ParseComparison()
    {
        Position position = tokens.Position;
        Expression first = ParseBinary(1);
        if (ComparisonHere() is not { } comparison) return first;
        var operators = new List<ComparisonOperator>();
        var others = new List<Expression>();
        for (ComparisonOperator? next = comparison; next is not null; next = ComparisonHere())
        {
            operators.Add(next.Value);
            others.Add(ParseBinary(1));
        }
        return new ComparisonNode(position, first, operators, others);
    }

    /// <summary>The comparison that stands here, which is skipped.</summary>
    private ComparisonOperator? ComparisonHere()
    {
        if (tokens.Current.Kind is not (TokenKind.Operator or TokenKind.Keyword)) return null;
        ComparisonOperator? comparison = tokens.Current.Text switch
        {
            "==" => ComparisonOperator.Equal,
            "!=" => ComparisonOperator.NotEqual,
            "<" => ComparisonOperator.Less,
            "<=" => ComparisonOperator.LessEqual,
            ">" => ComparisonOperator.Greater,
            ">=" => ComparisonOperator.GreaterEqual,
            "in" => ComparisonOperator.In,
            "not" when tokens.Peek().Is("in") => ComparisonOperator.NotIn,
            "is" => tokens.Peek().Is("not") ? ComparisonOperator.IsNot : ComparisonOperator.Is,
            _ => null,
        };
        if (comparison is null) return null;
        tokens.Next();
        if (comparison is ComparisonOperator.NotIn or ComparisonOperator.IsNot) tokens.Next();
        return comparison;
    }

    private Expression ParseBinary(int precedence)
    {
        Expression left = ParseUnary();
        while (tokens.Current.Kind == TokenKind.Operator && binaries.TryGetValue(tokens.Current.Text, out (int Precedence, BinaryOperator Operator) binary) && binary.Precedence >= precedence)
        {
            Position position = tokens.Position;
            tokens.Next();
            left = new BinaryNode(position, binary.Operator, left, ParseBinary(binary.Precedence + 1));
        }
        return left;
    }

    private Expression ParseUnary()
    {
        Position position = tokens.Position;
        UnaryOperator? unary = tokens.Current.Kind == TokenKind.Operator ? tokens.Current.Text switch
        {
            "-" => UnaryOperator.Minus,
            "+" => UnaryOperator.Plus,
            "~" => UnaryOperator.Invert,
            _ => null,
        }
        : null;
        if (unary is null) return ParsePower();
        tokens.Next();
        using Nesting nesting = Nest();
        return new UnaryNode(position, unary.Value, ParseBinary(UnaryPrecedence));
    }

    private Expression ParsePower()
    {
        Expression left = ParsePostfix();
        Position position = tokens.Position;
        if (!tokens.Accept("**")) return left;
        using Nesting nesting = Nest();
        return new BinaryNode(position, BinaryOperator.Power, left, ParseUnary());
    }

    private YieldNode ParseYield()
    {
        Position position = tokens.Position;
        tokens.Expect("yield");
        if (tokens.Accept("from")) return new YieldNode(position, ParseExpression(), IsFrom: true);
        return new YieldNode(position, BeginsExpression ? ParseExpressionList() : null, IsFrom: false);
    }
}
