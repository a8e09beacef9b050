using System.Globalization;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <content>What begins an expression in free notation.</content>
public sealed partial class ExpressionParser
{
    private Expression? ParseFreePrefix(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Text:
                return ReadText(token);
            case TokenKind.Command:
                return ReadCommand(token);
            case TokenKind.Symbol:
                break;
            default:
                return null;
        }
        switch (token.Text)
        {
            case "(" or "[" or "\\{" or "]" or "langle":
                return ReadBracket(token);
            case "{":
                return ReadGroup(token, "}");
            case "|":
                bars++;
                Expression inside = ParseOperation(0);
                bars--;
                Expect("|", token);
                return Call(FunctionDefinition.Find("abs")!, SourceSpan.Cover(token.Span, tokens[position - 1].Span), [inside]);
            case "lfloor" or "lceil":
                Expression rounded = ParseOperation(0);
                Expect(token.Text == "lfloor" ? "rfloor" : "rceil", token);
                return Call(FunctionDefinition.Find(token.Text == "lfloor" ? "floor" : "ceil")!, SourceSpan.Cover(token.Span, tokens[position - 1].Span), [rounded]);
            case "+-" or "-+":
                Expression both = ParseOperation(Sum);
                return Count(new Expression.PlusMinus(SourceSpan.Cover(token.Span, both.Span), null, both));
            case "$":
                Expression money = ParseOperation(Ratios);
                return Count(new Expression.Quantity(SourceSpan.Cover(token.Span, money.Span), money, "$"));
            case "...":
                return new Expression.Dots(token.Span);
            case "=" or "<" or "<=" or ">" or ">=" or "~=" or "!=":
                position--;
                return ReadChain(null);
            default:
                return null;
        }
    }

    private Expression ReadText(Token token)
    {
        if (token.Text is "€" or "£" or "¥" or "￥" && Current.Kind == TokenKind.Number)
        {
            Expression money = ParseOperation(Ratios);
            return Count(new Expression.Quantity(SourceSpan.Cover(token.Span, money.Span), money, token.Text));
        }
        if (Current.Is("_") && ReadBase(token.Text, token.Span) is { } based) return based;
        string words = token.Text;
        SourceSpan span = token.Span;
        while (Current.Kind is TokenKind.Text or TokenKind.Name)
        {
            words += " " + Current.Text;
            span = SourceSpan.Cover(span, Current.Span);
            if (words.Length > limits.Length) throw Error("too many words", span, null);
            position++;
        }
        return new Expression.Text(span, words);
    }

    private Expression ReadFreeNumber(Token token)
    {
        // Digits with letters and a base: 2B_16.
        if (Current is { Kind: TokenKind.Name, SpaceBefore: false } && ReadDigitsWithLetters(token) is { } based) return based;
        if (Current.Is("_") && ReadBase(token.Text, token.Span) is { } plain) return plain;
        if (Current is { Kind: TokenKind.Command, Text: "overline" } && token.Text.Contains('.', StringComparison.Ordinal) && ReadRepeating(token) is { } repeating) return repeating;
        if (token.Text[^1] == '.') throw Error("a point without digits", token.Span, null);
        Expression.Number number = ReadNumber(token);
        if (number.Places is not null || !number.Value.IsInteger) return number;
        // 1\frac23 and 1 2/3 are mixed numbers.
        if (Current is { Kind: TokenKind.Command, Text: "frac" })
        {
            int start = position;
            position++;
            Expression numerator = ReadArgument(), denominator = ReadArgument();
            if (numerator is Expression.Number { Value: { IsInteger: true, Sign: > 0 } a } && denominator is Expression.Number { Value: { IsInteger: true, Sign: > 0 } b } && a < b)
                return Count(new Expression.Mixed(SourceSpan.Cover(token.Span, tokens[position - 1].Span), number.Value + (a / b)));
            // Read again as a factor. A digit that was split off stays split, which changes nothing.
            position = start;
            return number;
        }
        if (Current is { Kind: TokenKind.Number, SpaceBefore: true } upper && Next.Is("/") && tokens[Math.Min(position + 2, tokens.Count - 1)] is { Kind: TokenKind.Number } lower
            && Integer.TryParse(upper.Text, out Integer p) && Integer.TryParse(lower.Text, out Integer q) && p < q && p.Sign > 0)
        {
            position += 3;
            return Count(new Expression.Mixed(SourceSpan.Cover(token.Span, lower.Span), number.Value + new Rational(p, q)));
        }
        return number;
    }

    private Expression? ReadDigitsWithLetters(Token first)
    {
        int start = position;
        string digits = first.Text;
        while (Current is { Kind: TokenKind.Name or TokenKind.Number, SpaceBefore: false })
        {
            digits += Current.Text;
            position++;
        }
        if (Current.Is("_") && ReadBase(digits, first.Span) is { } based) return based;
        position = start;
        return null;
    }

    /// <summary>The base behind digits; null where what stands there is none.</summary>
    private Expression.Based? ReadBase(string digits, SourceSpan span)
    {
        int start = position;
        position++;
        Token token = Current;
        bool inBraces = token.Is("{");
        if (inBraces) token = Next;
        int radix = 0;
        bool isBase = token.Kind == TokenKind.Number && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out radix) && radix is >= 2 and <= 36;
        if (!isBase && token is { Kind: TokenKind.Text or TokenKind.Name } && NumberWords.Read(token.Text) is Integer word && word >= 2 && word <= 36) (isBase, radix) = (true, (int)word);
        if (isBase && digits.Length <= limits.Digits && Integer.TryParseRadix(digits.ToLowerInvariant(), radix, out Integer value))
        {
            position += inBraces ? 3 : 1;
            if (!inBraces || tokens[position - 1].Is("}")) return Count(new Expression.Based(SourceSpan.Cover(span, tokens[position - 1].Span), value, radix));
        }
        position = start;
        return null;
    }

    /// <summary>0.1\overline{6}: a decimal whose last digits repeat for ever.</summary>
    private Expression.Number? ReadRepeating(Token token)
    {
        int start = position;
        position++;
        if (Current.Is("{") && Next.Kind == TokenKind.Number && tokens[Math.Min(position + 2, tokens.Count - 1)].Is("}"))
        {
            string period = Next.Text;
            position += 3;
            int point = token.Text.IndexOf('.', StringComparison.Ordinal);
            string before = token.Text.Remove(point, 1);
            int places = token.Text.Length - point - 1;
            if (before.Length + period.Length <= limits.Digits && Integer.TryParse(before.Length == 0 ? "0" : before, out Integer head) && Integer.TryParse(period, out Integer tail))
            {
                var scale = Integer.Pow(10, places);
                Rational value = new Rational(head, scale) + new Rational(tail, scale * (Integer.Pow(10, period.Length) - 1));
                return new Expression.Number(SourceSpan.Cover(token.Span, tokens[position - 1].Span), value);
            }
        }
        position = start;
        return null;
    }

    /// <summary>Cuts the first name off the run of letters at the current place, or off the one before for a token that was taken.</summary>
    private void SplitName(bool oneLetter)
    {
        Token token = Current;
        int length = FreeNames.FirstLength(token.Text);
        if (length == 0 || length == token.Text.Length) length = oneLetter && !FreeNames.IsFunction(token.Text) && FreeNames.Name(token.Text) is null ? 1 : token.Text.Length;
        if (length >= token.Text.Length) return;
        tokens[position] = token with { Text = token.Text[..length], Span = new SourceSpan(token.Span.Start, length) };
        tokens.Insert(position + 1, new Token(TokenKind.Name, token.Text[length..], new SourceSpan(token.Span.Start + length, token.Span.Length - length)));
    }

    private Expression ReadFreeName(Token token)
    {
        if (token.Kind == TokenKind.Name)
        {
            // A5_11: digits of a base above ten.
            if (Current is { Kind: TokenKind.Number, SpaceBefore: false } && token.Text.Length <= 2 && char.IsAsciiLetterUpper(token.Text[0]) && ReadDigitsWithLetters(token) is { } based) return based;
            int length = FreeNames.FirstLength(token.Text);
            if (length == 0)
            {
                if (Current.Is("_") && ReadBase(token.Text, token.Span) is { } digits) return digits;
                position--;
                Token first = Current;
                tokens[position] = first with { Kind = TokenKind.Text };
                position++;
                return ReadText(tokens[position - 1]);
            }
            if (length < token.Text.Length)
            {
                position--;
                SplitName(oneLetter: true);
                token = Current;
                position++;
            }
        }
        string name = token.Text;
        if (FreeNames.Function(name) is { } function) return ReadFunction(token, function);
        name = FreeNames.Name(name) ?? name;
        if (name == "pi") return new Expression.Constant(token.Span, ConstantDefinition.Find("pi")!);
        if (name == "e" && !Current.Is("_")) return new Expression.Constant(token.Span, ConstantDefinition.Find("e")!);
        if (name == "∅") return new Expression.Sequence(token.Span, '{', '}', []);
        if (Current.Is("_")) name += "_" + ReadSubscript();
        return new Expression.Variable(SourceSpan.Cover(token.Span, tokens[position - 1].Span), name);
    }

    private string ReadSubscript()
    {
        position++;
        if (!Current.Is("{"))
        {
            if (Current.Kind is not (TokenKind.Number or TokenKind.Name or TokenKind.Whole or TokenKind.Text)) throw Error("a subscript is missing", Current.Span, null);
            if (Current.Kind == TokenKind.Name) SplitName(oneLetter: true);
            return tokens[position++].Text;
        }
        Token open = Current;
        position++;
        string name = "";
        while (Current.Kind != TokenKind.End && !Current.Is("}") && !Current.Is("{"))
        {
            name += Current.Text;
            position++;
            if (name.Length > 64) throw Error("a long subscript", open.Span, null);
        }
        Expect("}", open);
        return name;
    }

    private Expression ReadFunction(Token token, FunctionDefinition function)
    {
        Expression? exponent = null;
        Expression? radix = null;
        bool inverse = false;
        while (Current.Is("^") || Current.Is("_"))
        {
            bool isPower = Current.Is("^");
            position++;
            if (isPower)
            {
                // sin^2 x, sin^{-1} x.
                Expression power = ParseExponentOfFunction();
                if (power is Expression.Negative { Operand: Expression.Number { Value: { IsInteger: true, Numerator.IsOne: true } } } && FreeNames.Function("arc" + function.Name) is { } other) (function, inverse) = (other, true);
                else exponent = power;
            }
            else
            {
                if (function.Name != "log") throw Error($"{function.Name} with a subscript", token.Span, null);
                radix = ReadArgument();
            }
        }
        if (inverse && exponent is not null) throw Error("two exponents", token.Span, null);
        IReadOnlyList<Expression> arguments = ReadFunctionArguments(token, function);
        if (radix is not null) arguments = [.. arguments, radix];
        if (function.Name is "sin" or "cos" or "tan" or "cot" or "sec" or "csc") arguments = [.. arguments.Select(InRadians)];
        Expression call = Call(function, SourceSpan.Cover(token.Span, tokens[position - 1].Span), arguments);
        return exponent is null ? call : Count(new Expression.Binary(call.Span, Operation.Power, call, exponent));
    }

    private Expression ParseExponentOfFunction() => Current.Is("{") || Current.Is("(") ? ParsePrefix() : Current.Is("-") ? ParseExponent() : ReadArgument();

    private IReadOnlyList<Expression> ReadFunctionArguments(Token token, FunctionDefinition function)
    {
        if (Current.Is("(") || (Current.Is("[") && !function.Name.StartsWith('m')) || (Current.Is("{") && function.MostArguments > 1))
        {
            Token open = Current;
            position++;
            string close = open.Text switch { "(" => ")", "[" => "]", _ => "}" };
            var list = new List<Expression> { ParseOperation(0) };
            while (Current.Is(","))
            {
                position++;
                list.Add(Count(ParseOperation(0)));
            }
            Expect(close, open);
            return list;
        }
        // Without parentheses: the product that follows, up to the next function.
        Expression argument = ParseOperation(Product);
        while (Current.Kind is TokenKind.Number or TokenKind.Name or TokenKind.Whole or TokenKind.Command || Current.Is("{"))
        {
            if (Current.Kind == TokenKind.Command && (Current.Text.Contains(' ', StringComparison.Ordinal) || Current.Text == "pmod")) break;
            if (Current.Kind == TokenKind.Number && tokens[position - 1].Kind == TokenKind.Number) break;
            if (Current.Kind == TokenKind.Name && (FreeNames.FirstLength(Current.Text) is int length && (length == 0 || FreeNames.IsFunction(Current.Text[..length])))) break;
            if (Current.Kind == TokenKind.Whole && FreeNames.IsFunction(Current.Text)) break;
            Expression factor = ParseOperation(Product);
            argument = Count(new Expression.Binary(SourceSpan.Cover(argument.Span, factor.Span), Operation.Multiply, argument, factor));
        }
        return argument.Span.Length >= 0 ? [argument] : throw Error($"{function.Name} has no argument", token.Span, null);
    }

    /// <summary>Degrees in the argument of a trigonometric function are a factor pi/180.</summary>
    private static Expression InRadians(Expression argument)
    {
        switch (argument)
        {
            case Expression.Quantity { Unit: "°" or "degrees" or "degree" } degrees:
                Expression factor = new Expression.Binary(degrees.Span, Operation.Divide, new Expression.Constant(degrees.Span, ConstantDefinition.Find("pi")!), new Expression.Number(degrees.Span, 180));
                return new Expression.Binary(degrees.Span, Operation.Multiply, degrees.Value, factor);
            case Expression.Negative negative:
                return negative with { Operand = InRadians(negative.Operand) };
            case Expression.Binary { Operation: Operation.Add or Operation.Subtract } sum:
                return sum with { Left = InRadians(sum.Left), Right = InRadians(sum.Right) };
            default:
                return argument;
        }
    }
}
