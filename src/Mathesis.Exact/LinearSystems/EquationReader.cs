using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Reads linear equations with named unknowns: <c>3/7*x + 2*y - z = 4</c>. Either side is any expression of numbers (integers, fractions,
/// exact decimals), unknowns, <c>+ - * /</c>, powers of numbers and parentheses, as long as it is linear; <c>2 x</c> and <c>2(x - y)</c> are products. An
/// unknown is a name (letters, digits, <c>_</c>, <c>'</c>), possibly with subscripts: <c>c[1,2]</c>. An equation ends with its line, with
/// <c>;</c> or with <c>,</c>; it goes on to the next line inside parentheses, after an operator, and before one as long as it has no <c>=</c>. Braces
/// around a list are allowed; <c>#</c> and <c>//</c> begin a comment. Unknowns are numbered in the order in which they first appear.
/// </summary>
internal sealed class EquationReader
{
    /// <summary>The deepest parentheses, so that no file exhausts the stack.</summary>
    private const int DeepestNesting = 200;

    /// <summary>The largest power of a number.</summary>
    private const int LargestPower = 10_000;

    private readonly EquationScanner scanner;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private EquationToken token;
    private int depth;
    private bool hasEquals;

    private EquationReader(LineReader reader)
    {
        scanner = new EquationScanner(reader);
        token = scanner.Next();
    }

    /// <summary>Reads a system.</summary>
    /// <exception cref="InputError">Something is no linear equation; with line and column.</exception>
    public static LinearSystem Read(LineReader reader) => new EquationReader(reader).ReadSystem();

    private LinearSystem ReadSystem()
    {
        var equations = new List<LinearForm>();
        var lines = new List<int>();
        while (true)
        {
            while (token.Kind is EquationTokenKind.LineEnd or EquationTokenKind.Separator) token = scanner.Next();
            if (token.Kind == EquationTokenKind.End) break;
            lines.Add(token.Line);
            equations.Add(ReadEquation());
        }
        if (equations.Count == 0) throw scanner.Error(token, "the file holds no equation", "expected equations such as 3/7*x + 2*y = 4");
        return Assemble(equations, lines);
    }

    private LinearSystem Assemble(List<LinearForm> equations, List<int> lines)
    {
        var builder = new SparseMatrixBuilder<Rational>(names.Count);
        var sides = new Rational[equations.Count];
        for (int i = 0; i < sides.Length; i++)
        {
            foreach ((int unknown, Rational coefficient) in equations[i].Terms.OrderBy(term => term.Key)) builder.Add(unknown, coefficient);
            builder.EndRow();
            sides[i] = -equations[i].Constant;
        }
        return new LinearSystem(builder.Build(), sides, names, [.. lines]) { Source = scanner.Name };
    }

    /// <summary>Left side minus right side.</summary>
    private LinearForm ReadEquation()
    {
        hasEquals = false;
        EquationToken first = token;
        LinearForm left = ReadSum();
        if (token.Kind != EquationTokenKind.Equals)
        {
            throw token.Kind is EquationTokenKind.LineEnd or EquationTokenKind.Separator or EquationTokenKind.End
                ? scanner.Error(first, "the equation has no '='", "expected left side = right side")
                : scanner.Error(token, $"unexpected '{EntryList.Shown(token.Text)}'", "expected an operator or '='");
        }
        hasEquals = true;
        Advance(skipLineEnds: true);
        LinearForm right = ReadSum();
        if (token.Kind == EquationTokenKind.Equals) throw scanner.Error(token, "the equation has a second '='", "expected one");
        if (token.Kind is not (EquationTokenKind.LineEnd or EquationTokenKind.Separator or EquationTokenKind.End))
            throw scanner.Error(token, $"unexpected '{EntryList.Shown(token.Text)}'", "expected an operator or the end of the equation");
        left.Add(right, -1);
        return left;
    }

    private LinearForm ReadSum()
    {
        bool negative = TakeSign();
        LinearForm sum = ReadProduct();
        if (negative) sum = sum.Times(-1);
        while (true)
        {
            SkipLineEndBeforeOperator();
            if (!IsSymbol('+') && !IsSymbol('-')) return sum;
            negative = TakeSign();
            sum.Add(ReadProduct(), negative ? -1 : 1);
        }
    }

    /// <summary>Takes signs; whether they make a minus.</summary>
    private bool TakeSign()
    {
        bool negative = false;
        while (IsSymbol('+') || IsSymbol('-'))
        {
            negative ^= IsSymbol('-');
            Advance(skipLineEnds: true);
        }
        return negative;
    }

    private LinearForm ReadProduct()
    {
        LinearForm product = ReadPower();
        while (true)
        {
            SkipLineEndBeforeOperator();
            EquationToken sign = token;
            bool isDivision = IsSymbol('/');
            bool isExplicit = isDivision || IsSymbol('*');
            if (isExplicit) Advance(skipLineEnds: true);
            else if (token.Kind is not (EquationTokenKind.Number or EquationTokenKind.Name) && !IsSymbol('(')) return product;
            bool negative = isExplicit && TakeSign();
            EquationToken start = token;
            LinearForm factor = ReadPower();
            if (negative) factor = factor.Times(-1);
            if (isDivision)
            {
                if (!factor.IsConstant) throw scanner.Error(start, "division by an unknown is not linear", "expected a number");
                if (factor.Constant.IsZero) throw scanner.Error(start, "the denominator is zero", "expected a number that is not 0");
                product = product.Times(Rational.Reciprocal(factor.Constant));
            }
            else if (factor.IsConstant)
            {
                product = product.Times(factor.Constant);
            }
            else if (product.IsConstant)
            {
                product = factor.Times(product.Constant);
            }
            else
            {
                throw scanner.Error(isExplicit ? sign : start, "a product of unknowns is not linear", "expected a number times an unknown");
            }
        }
    }

    private LinearForm ReadPower()
    {
        LinearForm value = ReadAtom();
        if (!IsSymbol('^')) return value;
        EquationToken power = token;
        Advance(skipLineEnds: true);
        bool negative = TakeSign();
        EquationToken digits = token;
        LinearForm exponent = ReadAtom();
        if (!exponent.IsConstant || !exponent.Constant.IsInteger || exponent.Constant > LargestPower)
            throw scanner.Error(digits, "the exponent is not a small integer", $"expected an integer up to {LargestPower}");
        int n = (int)(long)exponent.Constant.Numerator;
        if (negative) n = -n;
        if (!value.IsConstant) return n == 1 ? value : throw scanner.Error(power, "a power of an unknown is not linear", "expected a number times an unknown");
        if (value.Constant.IsZero && n < 0) throw scanner.Error(power, "the denominator is zero", "expected a number that is not 0");
        return LinearForm.OfConstant(Rational.Pow(value.Constant, n));
    }

    private LinearForm ReadAtom()
    {
        EquationToken start = token;
        if (token.Kind == EquationTokenKind.Number)
        {
            if (Number.Read(token.Text, out Rational number) is { } problem) throw scanner.Error(token, problem.What, problem.Expected);
            Advance();
            return LinearForm.OfConstant(number);
        }
        if (token.Kind == EquationTokenKind.Name)
        {
            if (!numbers.TryGetValue(token.Text, out int unknown))
            {
                unknown = names.Count;
                numbers.Add(token.Text, unknown);
                names.Add(token.Text);
            }
            Advance();
            if (IsSymbol('(') && token.Line == start.Line && token.Column == start.Column + start.Text.Length)
                throw scanner.Error(start, $"the function '{EntryList.Shown(start.Text)}' is not linear", "expected an unknown; write a product with '*' and subscripts in brackets");
            return LinearForm.OfUnknown(unknown);
        }
        if (!IsSymbol('(')) throw scanner.Error(token, $"unexpected {(token.Kind is EquationTokenKind.LineEnd or EquationTokenKind.End ? token.Text : $"'{token.Text}'")}", "expected a number, an unknown or '('");
        if (++depth > DeepestNesting) throw scanner.Error(token, "the parentheses are too deep", $"expected at most {DeepestNesting}");
        Advance(skipLineEnds: true);
        LinearForm inner = ReadSum();
        if (!IsSymbol(')')) throw scanner.Error(start, "the parenthesis is not closed", "expected ')'");
        depth--;
        Advance();
        return inner;
    }

    private bool IsSymbol(char symbol) => token.Kind == EquationTokenKind.Symbol && token.Text[0] == symbol;

    private void Advance(bool skipLineEnds = false)
    {
        do token = scanner.Next();
        while (token.Kind == EquationTokenKind.LineEnd && (skipLineEnds || depth > 0));
    }

    /// <summary>An equation without '=' cannot be over: its next line may go on with an operator.</summary>
    private void SkipLineEndBeforeOperator()
    {
        if (token.Kind != EquationTokenKind.LineEnd || hasEquals) return;
        EquationToken end = token;
        do token = scanner.Next();
        while (token.Kind == EquationTokenKind.LineEnd);
        bool goesOn = token.Kind == EquationTokenKind.Equals || (token.Kind == EquationTokenKind.Symbol && token.Text[0] is '+' or '-' or '*' or '/');
        if (!goesOn) throw scanner.Error(end, "the equation has no '='", "expected left side = right side");
    }
}
