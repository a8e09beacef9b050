using System.Globalization;

namespace Mathesis.Expressions;

/// <content>Brackets, fractions, roots, matrices and pieces.</content>
public sealed partial class ExpressionParser
{
    /// <summary>A group in braces is its content; with commas a set.</summary>
    private Expression ReadGroup(Token open, string close)
    {
        int outerBars = bars;
        bars = 0;
        Expression inner = ParseItems();
        bars = outerBars;
        if (Current.Is("choose") || Current.Is("over"))
        {
            bool isBinomial = Current.Is("choose");
            position++;
            Expression lower = ParseOperation(0);
            SourceSpan span = SourceSpan.Cover(inner.Span, lower.Span);
            inner = isBinomial ? Call(FunctionDefinition.Find("binomial")!, span, [inner, lower]) : Count(new Expression.Binary(span, Operation.Divide, inner, lower));
        }
        Expect(close, open);
        return inner is Expression.Sequence { Open: '\0' } list ? new Expression.Sequence(SourceSpan.Cover(open.Span, tokens[position - 1].Span), '{', '}', list.Items) : inner;
    }

    /// <summary>Parentheses, tuples, intervals and sets.</summary>
    private Expression ReadBracket(Token open)
    {
        int outerBars = bars;
        bars = 0;
        if (open.Is("\\{") && Current.Is("\\}"))
        {
            position++;
            return new Expression.Sequence(SourceSpan.Cover(open.Span, tokens[position - 1].Span), '{', '}', []);
        }
        Expression inner = ParseItems();
        // { x | x > 2 }: the condition says it all.
        if (open.Is("\\{") && Current.Is("|"))
        {
            position++;
            inner = ParseItems();
            Expect("\\}", open);
            bars = outerBars;
            return inner;
        }
        bars = outerBars;
        Token close = Current;
        char end = close.Kind == TokenKind.Symbol ? close.Text switch { ")" => ')', "]" => ']', "\\}" => '}', "rangle" => ')', "[" => '[', _ => '\0' } : '\0';
        char begin = open.Text switch { "(" => '(', "[" => '[', "]" => ']', "langle" => '(', _ => '{' };
        bool fits = (begin, end) switch { ('{', '}') => true, ('{', _) or (_, '}') => false, ('(' or '[', ')' or ']') => true, (']', '[' or ']') => true, ('[', '[') => true, _ => false };
        if (!fits)
        {
            throw close.Kind == TokenKind.End
                ? Error("the parenthesis is never closed", open.Span, null)
                : Error($"unexpected {close.Shown}", close.Span, $"expected what closes {open.Shown}");
        }
        position++;
        SourceSpan span = SourceSpan.Cover(open.Span, close.Span);
        // ]a, b[ is how some write an open interval.
        if (begin == ']') begin = '(';
        if (end == '[') end = ')';
        if (inner is Expression.Sequence { Open: '\0' } list) return new Expression.Sequence(span, begin, end, list.Items);
        // A chain in braces or one item in them is a set of one; other single items are in parentheses.
        if (begin == '{') return inner is Expression.Ratio { Parts: [Expression.Variable, Expression.Chain condition] } ? condition : new Expression.Sequence(span, '{', '}', [inner]);
        if (begin == end - 1 || (begin == '[' && end == ']')) return inner with { Span = span };
        throw Error("an interval with one end", span, null);
    }

    /// <summary>An argument of a command: a group or one character.</summary>
    private Expression ReadArgument()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number when token.Text.Length > 1 && !token.Text.Contains('.', StringComparison.Ordinal):
                tokens[position] = token with { Text = token.Text[1..], Span = new SourceSpan(token.Span.Start + 1, token.Span.Length - 1), SpaceBefore = false };
                return new Expression.Number(new SourceSpan(token.Span.Start, 1), token.Text[0] - '0');
            case TokenKind.Number:
                position++;
                return ReadNumber(token);
            case TokenKind.Name:
                SplitName(oneLetter: true);
                token = Current;
                position++;
                return ReadFreeName(token);
            case TokenKind.Symbol when token.Text == "{":
                position++;
                if (++depth > limits.Depth) throw Error($"the expression is nested more than {limits.Depth.ToString(CultureInfo.InvariantCulture)} deep", token.Span, null);
                Expression group = ReadGroup(token, "}");
                depth--;
                return group;
            case TokenKind.Symbol when token.Text == "-":
                return ParseExponent();
            case TokenKind.Whole or TokenKind.Command:
                position++;
                if (++depth > limits.Depth) throw Error($"the expression is nested more than {limits.Depth.ToString(CultureInfo.InvariantCulture)} deep", token.Span, null);
                Expression argument = token.Kind == TokenKind.Whole ? ReadFreeName(token) : ReadCommand(token) ?? throw Error($"unexpected {token.Shown}", token.Span, null);
                depth--;
                return argument;
            default:
                // \frac(1)(2) is written by some.
                if (token.Is("(")) return ParsePrefix();
                throw Error($"{token.Shown} stands where an argument is due", token.Span, null);
        }
    }

    private Expression? ReadCommand(Token token)
    {
        switch (token.Text)
        {
            case "frac":
                Expression numerator = ReadArgument(), denominator = ReadArgument();
                return Count(new Expression.Binary(SourceSpan.Cover(token.Span, tokens[position - 1].Span), Operation.Divide, numerator, denominator));
            case "sqrt":
                return ReadRoot(token);
            case "binom":
                Expression upper = ReadArgument(), lower = ReadArgument();
                return Call(FunctionDefinition.Find("binomial")!, SourceSpan.Cover(token.Span, tokens[position - 1].Span), [upper, lower]);
            case "boxed" or "fbox" or "underline" or "overline" or "mathcal":
                return ReadArgument();
            case "vec" or "hat" or "bar":
                Expression marked = ReadArgument();
                return marked is Expression.Variable name && token.Text != "vec" ? name with { Name = token.Text + "_" + name.Name } : marked;
        }
        if (!token.Text.StartsWith("begin ", StringComparison.Ordinal)) return null;
        string environment = token.Text["begin ".Length..];
        return environment switch
        {
            "pmatrix" or "bmatrix" or "matrix" or "Bmatrix" or "smallmatrix" or "array" => ReadMatrix(token, environment, false),
            "vmatrix" => ReadMatrix(token, environment, true),
            "cases" => ReadCases(token),
            _ => throw Error($"the environment '{(environment.Length > 24 ? environment[..24] : environment)}' is not known", token.Span, null),
        };
    }

    private Expression.Call ReadRoot(Token token)
    {
        Expression? degree = null;
        if (Current.Is("["))
        {
            Token open = Current;
            position++;
            degree = ParseOperation(0);
            Expect("]", open);
        }
        Expression radicand = ReadArgument();
        SourceSpan span = SourceSpan.Cover(token.Span, tokens[position - 1].Span);
        return degree is null or Expression.Number { Value: { IsInteger: true, Numerator: { IsEven: true, BitLength: 2 } } }
            ? Call(FunctionDefinition.Find("sqrt")!, span, [radicand])
            : Call(FunctionDefinition.Find("root")!, span, [radicand, degree]);
    }

    private Expression.Matrix ReadMatrix(Token token, string environment, bool isDeterminant)
    {
        var rows = new List<IReadOnlyList<Expression>>();
        var row = new List<Expression>();
        int cells = 0, outerBars = bars;
        bars = 0;
        while (true)
        {
            if (IsEnd(environment)) break;
            row.Add(Count(ParseOperation(0)));
            if (++cells > limits.Cells) throw Error("a matrix with many cells", token.Span, $"expected at most {limits.Cells.ToString(CultureInfo.InvariantCulture)}");
            if (Current.Is("&"))
            {
                position++;
            }
            else if (Current.Is("\\\\"))
            {
                position++;
                rows.Add(row);
                row = [];
            }
            else if (!IsEnd(environment))
            {
                throw Error($"unexpected {Current.Shown}", Current.Span, "expected &, \\\\ or the end of the matrix");
            }
        }
        position++;
        bars = outerBars;
        if (row.Count > 0) rows.Add(row);
        if (rows.Count == 0 || rows.Any(other => other.Count != rows[0].Count)) throw Error("a matrix whose rows differ in length", token.Span, null);
        return new Expression.Matrix(SourceSpan.Cover(token.Span, tokens[position - 1].Span), rows, isDeterminant);
    }

    private bool IsEnd(string environment) => Current.Kind == TokenKind.Command && Current.Text == "end " + environment;

    private Expression.Piecewise ReadCases(Token token)
    {
        var pieces = new List<(Expression Value, Expression? Condition)>();
        while (!IsEnd("cases"))
        {
            Expression value = Count(ParseOperation(0));
            if (Current.Is(",")) position++;
            Expression? condition = null;
            if (Current.Is("&") || Current.Kind == TokenKind.Text)
            {
                if (Current.Is("&")) position++;
                bool otherwise = false;
                while (Current.Kind is TokenKind.Text or TokenKind.Name && Current.Text.Trim().TrimEnd(':') is "if" or "for" or "when" or "where" or "otherwise" or "else" or "as" or "otherwise.")
                {
                    otherwise |= Current.Text.StartsWith("otherwise", StringComparison.Ordinal) || Current.Text == "else";
                    position++;
                }
                if (!otherwise) condition = ParseCommas();
            }
            pieces.Add((value, condition));
            if (Current.Is(",")) position++;
            if (Current.Is("\\\\")) position++;
            else if (!IsEnd("cases")) throw Error($"unexpected {Current.Shown}", Current.Span, "expected \\\\ or the end of the cases");
        }
        position++;
        return pieces.Count == 0 ? throw Error("cases without a piece", token.Span, null) : new Expression.Piecewise(SourceSpan.Cover(token.Span, tokens[position - 1].Span), pieces);
    }
}
