using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>
/// Reads mathematics. In <see cref="Notation.Plain"/>: <c>-2^2 + 3!/sqrt(1 + x)</c>; from loose to tight: + and -, * and /, the sign,
/// ^ (to the right), !; products are always written. In <see cref="Notation.Free"/> also LaTeX, Unicode, products without a sign,
/// sets, intervals, relations, ratios, matrices, units and words. Nothing is left over: a text is read to its end or refused with the
/// column where reading stopped.
/// </summary>
/// <remarks>Pratt, "Top down operator precedence" (1973).</remarks>
public sealed partial class ExpressionParser
{
    private const int Relations = 4;
    private const int Sets = 5;
    private const int Units = 7;
    private const int Ratios = 8;
    private const int Sum = 10;
    private const int Product = 20;
    private const int Sign = 30;
    private const int Exponentiation = 40;

    private readonly List<Token> tokens;
    private readonly bool isFree;
    private readonly ParserLimits limits;
    private int position;
    private int depth;
    private int nodes;
    private int bars;

    private ExpressionParser(string text, Notation notation, ParserLimits? limits)
    {
        isFree = notation == Notation.Free;
        this.limits = limits ?? (isFree ? ParserLimits.Answers : ParserLimits.Computing);
        if (text.Length > this.limits.Length)
            throw new InputError($"the expression has {text.Length.ToString(CultureInfo.InvariantCulture)} characters", expected: $"expected at most {this.limits.Length.ToString(CultureInfo.InvariantCulture)}");
        tokens = isFree ? FreeTokenizer.Read(text, this.limits) : PlainTokenizer.Read(text);
    }

    private Token Current => tokens[position];

    private Token Next => tokens[Math.Min(position + 1, tokens.Count - 1)];

    /// <summary>The tree of a text in plain notation.</summary>
    /// <exception cref="InputError">The text is no expression; the message names the column.</exception>
    public static Expression Parse(string text) => Parse(text, Notation.Plain);

    /// <summary>The tree of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="notation">How it is written.</param>
    /// <param name="limits">What is refused; for free notation <see cref="ParserLimits.Answers"/> unless said otherwise.</param>
    /// <exception cref="InputError">The text is no expression; the message names the column.</exception>
    public static Expression Parse(string text, Notation notation, ParserLimits? limits = null)
    {
        var parser = new ExpressionParser(text, notation, limits);
        Expression expression = parser.isFree ? parser.ParseItems() : parser.ParseOperation(0);
        if (parser.Current.Kind == TokenKind.End) return expression;
        throw parser.isFree || parser.Current.Is(")") || parser.Current.Is(",")
            ? Error($"unexpected {parser.Current.Shown}", parser.Current.Span, null)
            : Error($"an operator is missing before {parser.Current.Shown}", parser.Current.Span, "products are written with *");
    }

    /// <summary>The trees of a list separated by commas, in plain notation.</summary>
    /// <exception cref="InputError">The text is no such list.</exception>
    public static IReadOnlyList<Expression> ParseList(string text)
    {
        var parser = new ExpressionParser(text, Notation.Plain, null);
        var list = new List<Expression> { parser.ParseOperation(0) };
        while (parser.Current.Is(","))
        {
            parser.position++;
            list.Add(parser.ParseOperation(0));
        }
        return parser.Current.Kind == TokenKind.End ? list : throw Error($"unexpected {parser.Current.Shown}", parser.Current.Span, "expected expressions separated by commas");
    }

    /// <summary>An error at a place of an expression.</summary>
    internal static InputError Error(string what, SourceSpan span, string? expected) =>
        new(what, $"column {span.Column.ToString(CultureInfo.InvariantCulture)}", expected);

    private Expression ParseOperation(int binding)
    {
        if (++depth > limits.Depth) throw Error($"the expression is nested more than {limits.Depth.ToString(CultureInfo.InvariantCulture)} deep", Current.Span, null);
        Expression left = ParsePrefix();
        while (Continue(ref left, binding))
        {
        }
        depth--;
        return left;
    }

    /// <summary>Takes the next operator when it binds tightly enough.</summary>
    private bool Continue(ref Expression left, int binding)
    {
        Token token = Current;
        if (token.Kind == TokenKind.Symbol)
        {
            if (token.Is("!"))
            {
                position++;
                left = Count(new Expression.Call(SourceSpan.Cover(left.Span, token.Span), FunctionDefinition.Factorial, [left]));
                return true;
            }
            (Operation operation, int strength, bool toTheRight) = token.Text switch
            {
                "+" => (Operation.Add, Sum, false),
                "-" => (Operation.Subtract, Sum, false),
                "*" => (Operation.Multiply, Product, false),
                "/" => (Operation.Divide, Product, false),
                "^" => (Operation.Power, Exponentiation, true),
                _ => (default, -1, false),
            };
            if (strength >= 0)
            {
                if (strength < binding || (strength == binding && !toTheRight)) return false;
                position++;
                if (isFree && operation == Operation.Power && IsDegree())
                {
                    left = ReadDegrees(left);
                    return true;
                }
                Expression right = isFree && operation == Operation.Power ? ParseExponent() : ParseOperation(strength);
                left = Count(new Expression.Binary(SourceSpan.Cover(left.Span, right.Span), operation, left, right));
                return true;
            }
        }
        return isFree && ContinueFree(ref left, binding);
    }

    private Expression ParsePrefix()
    {
        Token token = Current;
        position++;
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return isFree ? ReadFreeNumber(token) : ReadNumber(token);
            case { Kind: TokenKind.Name or TokenKind.Whole }:
                return isFree ? ReadFreeName(token) : ReadName(token);
            case { Kind: TokenKind.Symbol, Text: "-" or "+" }:
                // The sign binds looser than powers and tighter than products: -2^2 is -4, 2^-3 an eighth.
                Expression operand = ParseOperation(Sign);
                return token.Text == "+" ? operand : Count(new Expression.Negative(SourceSpan.Cover(token.Span, operand.Span), operand));
            case { Kind: TokenKind.Symbol, Text: "√" or "∛" or "∜" }:
                Expression root = ParseOperation(Exponentiation);
                SourceSpan span = SourceSpan.Cover(token.Span, root.Span);
                return Count(token.Text == "∜"
                    ? new Expression.Call(span, FunctionDefinition.Find("root")!, [root, new Expression.Number(token.Span, 4)])
                    : new Expression.Call(span, FunctionDefinition.Find(token.Text == "√" ? "sqrt" : "cbrt")!, [root]));
            case { Kind: TokenKind.Symbol, Text: "(" } when !isFree:
                Expression inner = ParseOperation(0);
                Expect(")", token);
                return inner;
            default:
                if (isFree && ParseFreePrefix(token) is { } free) return free;
                position--;
                throw Error($"{token.Shown} stands where a number is due", token.Span, isFree ? null : "expected a number, a name, a sign or (");
        }
    }

    private Expression ReadName(Token token)
    {
        // gamma is a constant and gamma(x) a function: the parenthesis decides.
        if (Current.Is("(") && FunctionDefinition.Find(token.Text) is { } function) return ReadCall(token, function);
        if (ConstantDefinition.Find(token.Text) is { } constant) return new Expression.Constant(token.Span, constant);
        if (FunctionDefinition.Find(token.Text) is not null) throw Error($"the function '{token.Text}' has no arguments", token.Span, $"write {token.Text}(...)");
        if (!Current.Is("(")) return new Expression.Variable(token.Span, token.Text);
        InputError unknown = Suggestions.Unknown("function", token.Text, FunctionDefinition.Names);
        throw Error(unknown.What, token.Span, unknown.Expected);
    }

    private Expression.Call ReadCall(Token name, FunctionDefinition function)
    {
        Token open = Current;
        position++;
        var arguments = new List<Expression>();
        if (!Current.Is(")"))
        {
            arguments.Add(ParseOperation(0));
            while (Current.Is(","))
            {
                position++;
                arguments.Add(ParseOperation(0));
            }
        }
        SourceSpan end = Current.Span;
        Expect(")", open);
        return Call(function, SourceSpan.Cover(name.Span, end), arguments);
    }

    private Expression.Call Call(FunctionDefinition function, SourceSpan span, IReadOnlyList<Expression> arguments) =>
        arguments.Count < function.FewestArguments || arguments.Count > function.MostArguments
            ? throw Error($"{function.Name} is given {arguments.Count.ToString(CultureInfo.InvariantCulture)} arguments", span, $"write {function.Usage}")
            : Count(new Expression.Call(span, function, arguments));

    private Expression.Number ReadNumber(Token token)
    {
        if (token.Text.Length > limits.Digits) throw Error($"a number of {token.Text.Length.ToString(CultureInfo.InvariantCulture)} characters", token.Span, $"expected at most {limits.Digits.ToString(CultureInfo.InvariantCulture)}");
        int point = token.Text.IndexOf('.', StringComparison.Ordinal), mark = token.Text.IndexOfAny(['e', 'E']);
        string text = point == 0 ? "0" + token.Text : token.Text;
        if (!Rational.TryParse(text, out Rational value)) throw Error($"'{(text.Length > 40 ? text[..40] + "..." : text)}' is not a number that can be read", token.Span, $"expected an exponent of at most {Rational.ExponentLimit.ToString(CultureInfo.InvariantCulture)}");
        if (point < 0) return new Expression.Number(token.Span, value);
        int behind = (mark < 0 ? token.Text.Length : mark) - point - 1;
        int places = mark < 0 ? behind : behind - int.Parse(token.Text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new Expression.Number(token.Span, value, places);
    }

    private void Expect(string symbol, Token open)
    {
        if (!Current.Is(symbol))
        {
            throw Current.Kind == TokenKind.End || isFree
                ? Error(Current.Kind == TokenKind.End ? "the parenthesis is never closed" : $"unexpected {Current.Shown}", Current.Kind == TokenKind.End ? open.Span : Current.Span, isFree ? $"expected {symbol}" : null)
                : Error($"an operator is missing before {Current.Shown}", Current.Span, "products are written with *");
        }
        position++;
    }

    private TExpression Count<TExpression>(TExpression expression)
        where TExpression : Expression
    {
        if (++nodes > limits.Nodes) throw Error($"the expression has more than {limits.Nodes.ToString(CultureInfo.InvariantCulture)} operators", Current.Span, null);
        return expression;
    }
}
