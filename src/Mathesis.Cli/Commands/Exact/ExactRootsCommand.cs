using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact roots</c>: the real and on request the complex roots of a polynomial with its factors.</summary>
internal sealed class ExactRootsCommand : ExactSubcommand
{
    private readonly Option<int> digits = DigitsOption(30, "How many digits after the point of irrational roots");
    private readonly Option<bool> complex = new("--complex") { Description = "Also the roots that are not real" };

    /// <summary>Creates the command.</summary>
    public ExactRootsCommand(Services services)
        : base(
            services, "roots", "Factor a polynomial over the rationals and isolate its real roots", "polynomial", "Polynomials in one variable with rational coefficients",
            "mathesis exact roots \"x^3 - 2*x - 5\"", "mathesis exact roots \"(x^2 - 2)^2*(x - 1/3)\" --digits 10 --json",
            "mathesis exact roots \"x^5 - x + 1\" --complex")
    {
        Add(digits);
        Add(complex);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        int count = DigitsOf(parsed, digits);
        bool all = parsed.GetValue(complex);
        return texts.Select(text => Solve(text, count, all));
    }

    private static ExactResult Solve(string text, int count, bool all)
    {
        (RationalPolynomial polynomial, string? variable) = PolynomialEvaluator.Evaluate(text);
        string name = variable ?? "x";
        if (polynomial.IsZero) throw new InputError("every number is a root of 0", expected: "expected a polynomial other than 0");
        IntegerPolynomialFactorization factors = polynomial.Numerator.Factor();
        if (factors.Product() != polynomial.Numerator) throw new InvalidOperationException("the factors do not multiply back");
        var roots = new List<(RealAlgebraicNumber Root, int Multiplicity)>();
        foreach (IntegerPolynomialPower factor in factors.Factors)
            foreach (RealAlgebraicNumber root in RealAlgebraicNumber.RootsOf(factor.Factor)) roots.Add((root, factor.Exponent));
        roots.Sort((a, b) => a.Root.CompareTo(b.Root));
        // Sturm's theorem counts independently.
        if (!polynomial.Numerator.IsConstant && new SturmSequence(polynomial.Numerator).Count() != roots.Count)
            throw new InvalidOperationException("the number of real roots did not verify");

        string over = polynomial.Denominator.IsOne ? "" : $" over {polynomial.Denominator}";
        var lines = new List<string> { $"{polynomial.Numerator.ToString(name)}{over} = {factors.ToString(name)}{over}" };
        var array = new JsonArray();
        foreach ((RealAlgebraicNumber root, int multiplicity) in roots)
        {
            bool isRational = root.TryToRational(out Rational rational);
            string shown = isRational ? rational.ToString() : root.ToDecimal(count);
            string times = multiplicity == 1 ? "" : $", {multiplicity} times";
            lines.Add(isRational ? $"{name} = {shown}{times}" : $"{name} = {shown} (rounded; a root of {root.MinimalPolynomial.ToString(name)}){times}");
            array.Add(new JsonObject
            {
                ["value"] = shown,
                ["exact"] = isRational,
                ["errorBelow"] = isRational ? "0" : $"1e-{count}",
                ["minimalPolynomial"] = root.MinimalPolynomial.ToString(name),
                ["multiplicity"] = multiplicity,
            });
        }
        if (roots.Count == 0) lines.Add("no real roots");
        JsonArray pairs = all ? Pairs(factors, name, count, lines) : [];
        return new ExactResult(lines, new JsonObject
        {
            ["polynomial"] = polynomial.ToString(name),
            ["denominator"] = polynomial.Denominator.ToString(),
            ["content"] = factors.Content.ToString(),
            ["factors"] = new JsonArray([.. factors.Factors.Select(f => new JsonObject { ["factor"] = f.Factor.ToString(name), ["exponent"] = f.Exponent })]),
            ["roots"] = array,
            ["complexPairs"] = pairs,
        });
    }

    /// <summary>The pairs of conjugate roots, each proved to lie within a unit of the last digit shown.</summary>
    private static JsonArray Pairs(IntegerPolynomialFactorization factors, string name, int count, List<string> lines)
    {
        var array = new JsonArray();
        foreach (IntegerPolynomialPower factor in factors.Factors)
        {
            foreach (RootDisc disc in ComplexRoots.Isolate(factor.Factor, Rational.Pow(10, -count - 2)))
            {
                if (disc.IsReal || disc.Imaginary.Sign < 0) continue;
                string real = disc.Real.ToDecimal(count), imaginary = disc.Imaginary.ToDecimal(count), times = factor.Exponent == 1 ? "" : $", {factor.Exponent} times";
                lines.Add($"{name} = {real} +- {imaginary} i (each part within 1e-{count}; roots of {factor.Factor.ToString(name)}){times}");
                array.Add(new JsonObject
                {
                    ["real"] = real,
                    ["imaginary"] = imaginary,
                    ["errorBelow"] = $"1e-{count}",
                    ["minimalPolynomial"] = factor.Factor.ToString(name),
                    ["multiplicity"] = factor.Exponent,
                });
            }
        }
        return array;
    }
}
