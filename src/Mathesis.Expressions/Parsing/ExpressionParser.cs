using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>
/// Reads plain mathematics: <c>-2^2 + 3!/sqrt(1 + x)</c>. From loose to tight: + and -, * and /, the sign, ^ (to the right), !. Products
/// are always written. Nothing is left over: a text is read to its end or refused with the column where reading stopped.
/// </summary>
/// <remarks>Pratt, "Top down operator precedence" (1973).</remarks>
public sealed class ExpressionParser
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int DepthLimit = 200;

    /// <summary>The most operators and calls that are read.</summary>
    public const int NodeLimit = 4096;

    /// <summary>The most characters that are read.</summary>
    public const int LengthLimit = 4_000_000;

    /// <summary>The most digits of one number.</summary>
    public const int DigitLimit = 1_000_000;

    private const int Sum = 10;
    private const int Product = 20;
    private const int Sign = 30;
    private const int Exponentiation = 40;

    private readonly List<Token> tokens;
    private int position;
    private int depth;
    private int nodes;

    private ExpressionParser(string text) => tokens = Tokenizer.Read(text);

    private Token Current => tokens[position];

    /// <summary>The tree of a text.</summary>
    /// <exception cref="InputError">The text is no expression; the message names the column.</exception>
    public static Expression Parse(string text)
    {
        if (text.Length > LengthLimit)
            throw new InputError($"the expression has {text.Length.ToString(CultureInfo.InvariantCulture)} characters", expected: $"expected at most {LengthLimit.ToString(CultureInfo.InvariantCulture)}");
        var parser = new ExpressionParser(text);
        Expression expression = parser.ParseOperation(0);
        if (parser.Current.Kind == TokenKind.End) return expression;
        throw parser.Current.Is(")") || parser.Current.Is(",")
            ? Error($"unexpected {parser.Current.Shown}", parser.Current.Span, null)
            : Error($"an operator is missing before {parser.Current.Shown}", parser.Current.Span, "products are written with *");
    }

    /// <summary>The trees of a list separated by commas.</summary>
    /// <exception cref="InputError">The text is no such list.</exception>
    public static IReadOnlyList<Expression> ParseList(string text)
    {
        var parser = new ExpressionParser(text);
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
        if (++depth > DepthLimit) throw Error($"the expression is nested more than {DepthLimit.ToString(CultureInfo.InvariantCulture)} deep", Current.Span, null);
        Expression left = ParsePrefix();
        while (Current.Kind == TokenKind.Symbol)
        {
            Token token = Current;
            if (token.Is("!"))
            {
                position++;
                left = Count(new Expression.Call(SourceSpan.Cover(left.Span, token.Span), FunctionDefinition.Factorial, [left]));
                continue;
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
            if (strength < 0 || strength < binding || (strength == binding && !toTheRight)) break;
            position++;
            Expression right = ParseOperation(strength);
            left = Count(new Expression.Binary(SourceSpan.Cover(left.Span, right.Span), operation, left, right));
        }
        depth--;
        return left;
    }

    private Expression ParsePrefix()
    {
        Token token = Current;
        position++;
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return ReadNumber(token);
            case { Kind: TokenKind.Name }:
                return ReadName(token);
            case { Kind: TokenKind.Symbol, Text: "-" or "+" }:
                // The sign binds looser than powers and tighter than products: -2^2 is -4, 2^-3 an eighth.
                Expression operand = ParseOperation(Sign);
                return token.Text == "+" ? operand : Count(new Expression.Negative(SourceSpan.Cover(token.Span, operand.Span), operand));
            case { Kind: TokenKind.Symbol, Text: "√" }:
                Expression root = ParseOperation(Exponentiation);
                return Count(new Expression.Call(SourceSpan.Cover(token.Span, root.Span), FunctionDefinition.Find("sqrt")!, [root]));
            case { Kind: TokenKind.Symbol, Text: "(" }:
                Expression inner = ParseOperation(0);
                Expect(")", token);
                return inner;
            default:
                position--;
                throw Error($"{token.Shown} stands where a number is due", token.Span, "expected a number, a name, a sign or (");
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
        if (arguments.Count < function.FewestArguments || arguments.Count > function.MostArguments)
            throw Error($"{function.Name} is given {arguments.Count.ToString(CultureInfo.InvariantCulture)} arguments", name.Span, $"write {function.Usage}");
        return Count(new Expression.Call(SourceSpan.Cover(name.Span, end), function, arguments));
    }

    private static Expression.Number ReadNumber(Token token)
    {
        if (token.Text.Length > DigitLimit) throw Error($"a number of {token.Text.Length.ToString(CultureInfo.InvariantCulture)} characters", token.Span, $"expected at most {DigitLimit.ToString(CultureInfo.InvariantCulture)}");
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
            throw Current.Kind == TokenKind.End
                ? Error("the parenthesis is never closed", open.Span, null)
                : Error($"an operator is missing before {Current.Shown}", Current.Span, "products are written with *");
        }
        position++;
    }

    private TExpression Count<TExpression>(TExpression expression)
        where TExpression : Expression
    {
        if (++nodes > NodeLimit) throw Error($"the expression has more than {NodeLimit.ToString(CultureInfo.InvariantCulture)} operators", Current.Span, null);
        return expression;
    }
}
