using System.Text;

namespace Mathesis.Scripting;

internal sealed partial class Parser
{
    private Expression ParsePostfix()
    {
        Expression value = ParseAtom();
        while (tokens.Current.Kind == TokenKind.Operator)
        {
            Position position = tokens.Position;
            if (tokens.Accept(".")) value = new AttributeNode(position, value, tokens.Name());
            else if (tokens.Accept("(")) value = ParseCall(value);
            else if (tokens.Accept("[")) value = new SubscriptNode(position, value, ParseSubscript());
            else break;
        }
        return value;
    }

    private CallNode ParseCall(Expression function)
    {
        var arguments = new List<Expression>();
        var keywords = new List<KeywordArgument>();
        while (!tokens.At(")"))
        {
            Position position = tokens.Position;
            if (tokens.Accept("**"))
            {
                keywords.Add(new KeywordArgument(null, ParseExpression()));
            }
            else if (tokens.Current.Kind == TokenKind.Name && tokens.Peek().Is("="))
            {
                string name = tokens.Name();
                tokens.Next();
                if (keywords.Exists(keyword => keyword.Name == name)) throw SourceReader.Error($"keyword argument repeated: {name}", position);
                keywords.Add(new KeywordArgument(name, ParseExpression()));
            }
            else
            {
                bool starred = tokens.At("*");
                if (!starred && keywords.Count > 0) throw tokens.Error("positional argument follows keyword argument");
                Expression argument = ParseItem();
                if (AtComprehension)
                {
                    if (arguments.Count + keywords.Count > 0) throw SourceReader.Error("generator expression must be parenthesized", position);
                    argument = ParseComprehension(ComprehensionKind.Generator, argument, null);
                    if (!tokens.At(")")) throw SourceReader.Error("generator expression must be parenthesized", position);
                }
                arguments.Add(argument);
            }
            if (!tokens.Accept(",")) break;
        }
        Position end = tokens.Position;
        tokens.Expect(")");
        return new CallNode(end with { Line = function.Position.Line, Column = function.Position.Column }, function, arguments, keywords);
    }

    private Expression ParseSubscript()
    {
        using Nesting nesting = Nest();
        Position position = tokens.Position;
        Expression first = ParseSlice();
        if (tokens.At(",") || first is StarredNode)
        {
            List<Expression> items = [first];
            while (tokens.Accept(","))
            {
                if (tokens.At("]")) break;
                items.Add(ParseSlice());
            }
            first = new TupleNode(position, items);
        }
        tokens.Expect("]");
        return first;
    }

    private Expression ParseSlice()
    {
        Position position = tokens.Position;
        Expression? start = tokens.At(":") ? null : ParseItem();
        if (!tokens.Accept(":")) return start!;
        Expression? stop = tokens.At(":") || tokens.At("]") || tokens.At(",") ? null : ParseExpression();
        Expression? step = tokens.Accept(":") && !tokens.At("]") && !tokens.At(",") ? ParseExpression() : null;
        return new SliceNode(position, start, stop, step);
    }

    private Expression ParseAtom()
    {
        Token token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                tokens.Next();
                return new NameNode(token.Position, token.Text);
            case TokenKind.Number:
                tokens.Next();
                return new ConstantNode(token.Position, token.Value!);
            case TokenKind.Text or TokenKind.FormatText:
                return ParseText(token.Position);
            case TokenKind.Keyword when token.Text is "None" or "True" or "False":
                tokens.Next();
                return new ConstantNode(token.Position, token.Text switch { "None" => None.Value, "True" => Number.True, _ => Number.False });
            case TokenKind.Operator when token.Text == "...":
                tokens.Next();
                return new ConstantNode(token.Position, Ellipsis.Value);
            case TokenKind.Operator when token.Text == "(":
                return ParseParentheses(token.Position);
            case TokenKind.Operator when token.Text == "[":
                tokens.Next();
                return ParseListDisplay(token.Position);
            case TokenKind.Operator when token.Text == "{":
                tokens.Next();
                return ParseBraces(token.Position);
            case TokenKind.Keyword when token.Text == "yield":
                throw tokens.Error("a yield must be a whole statement or the whole right side of an assignment");
            default:
                throw tokens.Error("expected an expression");
        }
    }

    private Expression ParseParentheses(Position position)
    {
        tokens.Next();
        if (tokens.Accept(")")) return new TupleNode(position, []);
        if (tokens.At("yield"))
        {
            YieldNode yielded = ParseYield();
            tokens.Expect(")");
            return yielded;
        }
        Expression first = ParseItem();
        if (AtComprehension)
        {
            Expression generator = ParseComprehension(ComprehensionKind.Generator, first, null);
            tokens.Expect(")");
            return generator;
        }
        if (!tokens.At(","))
        {
            tokens.Expect(")");
            return first is StarredNode ? throw SourceReader.Error("cannot use a starred expression here", position) : first;
        }
        List<Expression> items = [first];
        ParseItems(items, ")");
        return new TupleNode(position, items);
    }

    private Expression ParseListDisplay(Position position)
    {
        if (tokens.Accept("]")) return new ListNode(position, []);
        Expression first = ParseItem();
        if (AtComprehension)
        {
            Expression list = ParseComprehension(ComprehensionKind.List, first, null);
            tokens.Expect("]");
            return list;
        }
        List<Expression> items = [first];
        ParseItems(items, "]");
        return new ListNode(position, items);
    }

    private void ParseItems(List<Expression> items, string end)
    {
        while (tokens.Accept(","))
        {
            if (tokens.At(end)) break;
            items.Add(ParseItem());
        }
        tokens.Expect(end);
    }

    private Expression ParseBraces(Position position)
    {
        if (tokens.Accept("}")) return new DictionaryNode(position, [], []);
        if (!tokens.At("**"))
        {
            Expression first = ParseItem();
            if (!tokens.At(":"))
            {
                if (AtComprehension)
                {
                    Expression set = ParseComprehension(ComprehensionKind.Set, first, null);
                    tokens.Expect("}");
                    return set;
                }
                List<Expression> items = [first];
                ParseItems(items, "}");
                return new SetNode(position, items);
            }
            tokens.Next();
            Expression value = ParseExpression();
            if (AtComprehension)
            {
                Expression comprehension = ParseComprehension(ComprehensionKind.Dictionary, first, value);
                tokens.Expect("}");
                return comprehension;
            }
            return ParseEntries(position, [first], [value]);
        }
        tokens.Next();
        return ParseEntries(position, [null], [ParseBinary(1)]);
    }

    private DictionaryNode ParseEntries(Position position, List<Expression?> keys, List<Expression> values)
    {
        while (tokens.Accept(","))
        {
            if (tokens.At("}")) break;
            if (tokens.Accept("**"))
            {
                keys.Add(null);
                values.Add(ParseBinary(1));
                continue;
            }
            keys.Add(ParseExpression());
            tokens.Expect(":");
            values.Add(ParseExpression());
        }
        tokens.Expect("}");
        return new DictionaryNode(position, keys, values);
    }

    private bool AtComprehension => tokens.At("for") || (tokens.At("async") && tokens.Peek().Is("for"));

    private ComprehensionNode ParseComprehension(ComprehensionKind kind, Expression element, Expression? value)
    {
        if (element is StarredNode) throw SourceReader.Error("iterable unpacking cannot be used in comprehension", element.Position);
        var clauses = new List<ComprehensionClause>();
        while (AtComprehension)
        {
            tokens.Expect("for");
            Expression target = ParseTargets();
            tokens.Expect("in");
            Expression iterated = ParseOr();
            var conditions = new List<Expression>();
            while (tokens.Accept("if"))
            {
                Expression condition = ParseOr();
                if (tokens.Accept(":=")) condition = condition is NameNode name ? new NamedNode(condition.Position, name, ParseExpression()) : throw tokens.Error("cannot use := with this target");
                conditions.Add(condition);
            }
            clauses.Add(new ComprehensionClause(target, iterated, conditions));
        }
        return new ComprehensionNode(element.Position, kind, element, value, clauses);
    }

    private Expression ParseText(Position position)
    {
        var parts = new List<FormatPart>();
        var text = new StringBuilder();
        bool formatted = false;
        while (tokens.At(TokenKind.Text) || tokens.At(TokenKind.FormatText))
        {
            Token token = tokens.Next();
            if (token.Value is FormatLiteral literal)
            {
                formatted = true;
                new FormatTextParser(source, literal, depth).Parse(parts, text);
            }
            else
            {
                text.Append((string)token.Value!);
            }
        }
        if (!formatted) return new ConstantNode(position, text.ToString());
        if (text.Length > 0) parts.Add(new FormatPart(text.ToString(), null, '\0', null));
        return new FormatTextNode(position, parts);
    }
}
