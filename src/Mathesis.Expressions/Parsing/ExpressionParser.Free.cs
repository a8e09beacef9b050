namespace Mathesis.Expressions;

/// <content>Operators of free notation: relations, sets, ratios, units, products without a sign.</content>
public sealed partial class ExpressionParser
{
    /// <summary>Items separated by commas (or "and", "or"), groups of them by semicolons; a single item is itself.</summary>
    private Expression ParseItems()
    {
        Expression first = ParseCommas();
        if (!Current.Is(";") && !Current.Is("\\\\")) return first;
        var groups = new List<Expression> { first };
        while (Current.Is(";") || Current.Is("\\\\"))
        {
            position++;
            if (Current.Kind == TokenKind.End) break;
            groups.Add(Count(ParseCommas()));
        }
        return groups.Count == 1 ? first : new Expression.Sequence(SourceSpan.Cover(first.Span, groups[^1].Span), '\0', '\0', groups);
    }

    private Expression ParseCommas()
    {
        Expression first = ParseOperation(0);
        if (!Current.Is(",")) return first;
        var items = new List<Expression> { first };
        while (Current.Is(","))
        {
            position++;
            items.Add(Count(ParseOperation(0)));
        }
        return new Expression.Sequence(SourceSpan.Cover(first.Span, items[^1].Span), '\0', '\0', items);
    }

    private bool ContinueFree(ref Expression left, int binding)
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.End:
                return false;
            case TokenKind.Symbol:
                return ContinueSymbol(ref left, token, binding);
            case TokenKind.Text:
                if (binding > Units) return false;
                position++;
                left = Count(new Expression.Quantity(SourceSpan.Cover(left.Span, token.Span), left, ReadUnit(token.Text)));
                return true;
            case TokenKind.Name when IsUnit(token, left):
                if (binding > Units) return false;
                position++;
                left = Count(new Expression.Quantity(SourceSpan.Cover(left.Span, token.Span), left, ReadUnit(token.Text)));
                return true;
            case TokenKind.Name when token.Text == "U" && left is Expression.Sequence or Expression.SetCombination:
                return Combine(ref left, SetOperation.Union, binding);
            case TokenKind.Number when left is not Expression.Binary { Operation: Operation.Power } && tokens[position - 1].Kind == TokenKind.Number:
                return false;
            case TokenKind.Command when token.Text.StartsWith("end ", StringComparison.Ordinal):
                return false;
            case TokenKind.Command when token.Text == "pmod":
                if (binding > Units) return false;
                position++;
                Expression modulus = ReadArgument();
                left = Count(new Expression.Quantity(SourceSpan.Cover(left.Span, modulus.Span), left, modulus is Expression.Number { Value: var n } ? $"mod {n}" : throw Error("a modulus that is no number", modulus.Span, null)));
                return true;
            default:
                return Multiply(ref left, binding);
        }
    }

    private bool ContinueSymbol(ref Expression left, Token token, int binding)
    {
        switch (token.Text)
        {
            case "=" or "!=" or "<" or "<=" or ">" or ">=" or "~=" or "in" or "->" or "=>":
                if (binding >= Relations) return false;
                left = ReadChain(left);
                return true;
            case "union":
                return Combine(ref left, SetOperation.Union, binding);
            case "intersect":
                return Combine(ref left, SetOperation.Intersection, binding);
            case "setminus":
                return Combine(ref left, SetOperation.Difference, binding);
            case ":":
                if (binding >= Ratios) return false;
                return ReadRatio(ref left);
            case "+-" or "-+":
                if (binding >= Sum) return false;
                position++;
                Expression right = ParseOperation(Sum);
                left = Count(new Expression.PlusMinus(SourceSpan.Cover(left.Span, right.Span), left, right));
                return true;
            case "%":
                position++;
                left = Count(new Expression.Percent(SourceSpan.Cover(left.Span, token.Span), left));
                return true;
            case "deg":
                left = ReadDegrees(left);
                return true;
            case "'":
                if (left is not Expression.Variable named) return false;
                position++;
                left = new Expression.Variable(SourceSpan.Cover(left.Span, token.Span), named.Name + "'");
                return true;
            case "(" or "[" or "{" or "√" or "∛" or "lfloor" or "lceil":
                return Multiply(ref left, binding);
            case "|":
                return bars == 0 && Multiply(ref left, binding);
            case "...":
                return left is not (Expression.Dots or Expression.Number) && false;
            default:
                return false;
        }
    }

    /// <summary>A product without a sign.</summary>
    private bool Multiply(ref Expression left, int binding)
    {
        if (binding >= Product) return false;
        Expression right = ParseOperation(Product);
        left = Count(new Expression.Binary(SourceSpan.Cover(left.Span, right.Span), Operation.Multiply, left, right));
        return true;
    }

    private bool Combine(ref Expression left, SetOperation operation, int binding)
    {
        if (binding >= Sets) return false;
        position++;
        Expression right = ParseOperation(Sets);
        left = Count(new Expression.SetCombination(SourceSpan.Cover(left.Span, right.Span), operation, left, right));
        return true;
    }

    private Expression.Chain ReadChain(Expression? first)
    {
        var operands = new List<Expression?> { first };
        var relations = new List<Relation>();
        int start = first?.Span.Start ?? Current.Span.Start;
        while (Current.Kind == TokenKind.Symbol && RelationOf(Current.Text) is Relation relation)
        {
            position++;
            // ">" and "=" written apart.
            if (relation is Relation.Greater or Relation.Less && Current.Is("=")) (relation, position) = (relation == Relation.Greater ? Relation.GreaterOrEqual : Relation.LessOrEqual, position + 1);
            relations.Add(relation);
            operands.Add(Count(ParseOperation(Relations)));
        }
        return new Expression.Chain(new SourceSpan(start, operands[^1]!.Span.End - start), operands, relations);
    }

    private static Relation? RelationOf(string symbol) => symbol switch
    {
        "=" => Relation.Equal,
        "!=" => Relation.NotEqual,
        "<" => Relation.Less,
        "<=" => Relation.LessOrEqual,
        ">" => Relation.Greater,
        ">=" => Relation.GreaterOrEqual,
        "~=" => Relation.About,
        "in" => Relation.In,
        "->" or "=>" => Relation.To,
        _ => null,
    };

    private bool ReadRatio(ref Expression left)
    {
        var parts = new List<Expression> { left };
        while (Current.Is(":"))
        {
            position++;
            parts.Add(Count(ParseOperation(Ratios)));
        }
        left = new Expression.Ratio(SourceSpan.Cover(parts[0].Span, parts[^1].Span), parts);
        return true;
    }

    private bool IsDegree() => Current.Is("deg") || (Current.Is("{") && Next.Is("deg"));

    private Expression.Quantity ReadDegrees(Expression left)
    {
        bool inBraces = Current.Is("{");
        position += inBraces ? 2 : 1;
        if (inBraces) Expect("}", tokens[position - 1]);
        string unit = "°";
        if (Current is { Kind: TokenKind.Name, Text: "C" or "F", SpaceBefore: false } or { Kind: TokenKind.Text, Text: "C" or "F" })
        {
            unit += Current.Text;
            position++;
        }
        return Count(new Expression.Quantity(SourceSpan.Cover(left.Span, tokens[position - 1].Span), left, unit));
    }

    /// <summary>Whether letters behind a number are a unit or a word and no product.</summary>
    private static bool IsUnit(Token token, Expression left)
    {
        if (FreeNames.FirstLength(token.Text) == 0) return true;
        if (token.Text.Length < 2 || FreeNames.IsFunction(token.Text) || FreeNames.Name(token.Text) is not null) return false;
        return left is Expression.Number or Expression.Mixed or Expression.Negative or Expression.Quantity or Expression.Binary { Operation: Operation.Divide } && (UnitTable.IsSymbol(token.Text) || (token.SpaceBefore && token.Text.Length >= 3));
    }

    /// <summary>A unit with what belongs to it: powers, quotients, further words.</summary>
    private string ReadUnit(string unit)
    {
        while (true)
        {
            Token token = Current;
            if (token.Kind == TokenKind.Text || (token.Kind == TokenKind.Name && (token.Text.Length > 1 || tokens[position - 1].Is("/"))))
            {
                position++;
                unit = tokens[position - 2].Is("/") ? unit + token.Text : unit + " " + token.Text;
            }
            else if (token.Is("/") && Next.Kind is TokenKind.Name or TokenKind.Text)
            {
                position++;
                unit += "/";
            }
            else if (token.Is("^") && Next.Kind == TokenKind.Number)
            {
                unit += "^" + Next.Text;
                position += 2;
            }
            else if (token.Is("^") && Next.Is("{") && tokens[Math.Min(position + 2, tokens.Count - 1)].Kind == TokenKind.Number && tokens[Math.Min(position + 3, tokens.Count - 1)].Is("}"))
            {
                unit += "^" + tokens[position + 2].Text;
                position += 4;
            }
            else
            {
                return unit;
            }
            if (unit.Length > 200) throw Error("a unit of many words", token.Span, null);
        }
    }

    /// <summary>An exponent: a group, a signed number or name, or a function; powers of powers to the right.</summary>
    private Expression ParseExponent()
    {
        if (Current is { Kind: TokenKind.Symbol, Text: "-" or "+" } sign)
        {
            position++;
            Expression operand = ParseExponent();
            return sign.Text == "-" ? Count(new Expression.Negative(SourceSpan.Cover(sign.Span, operand.Span), operand)) : operand;
        }
        if (Current.Kind == TokenKind.Name) SplitName(oneLetter: true);
        return ParseOperation(Exponentiation);
    }
}
