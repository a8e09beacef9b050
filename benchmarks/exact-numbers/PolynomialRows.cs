using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Benchmarks.ExactNumbers;

/// <summary>The table of polynomials beside FLINT.</summary>
internal static unsafe class PolynomialRows
{
    /// <summary>Prints the table.</summary>
    public static void Print(double seconds, Func<double, string> show)
    {
        if (!Flint.IsPresent) Console.WriteLine(Flint.Installation);
        Console.WriteLine("| polynomials | size | Mathesis | FLINT | FLINT / Mathesis |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: |");
        foreach ((string operation, string size, Action own, Func<Action> flint) in Rows())
        {
            double ownTime = MedianTime.Of(own, seconds);
            double? flintTime = Flint.IsPresent ? MedianTime.Of(flint(), seconds) : null;
            string time = flintTime is double known ? show(known * 1e6) : "", ratio = flintTime is double other ? show(other / ownTime) : "";
            Console.WriteLine($"| {operation} | {size} | {show(ownTime * 1e6)} | {time} | {ratio} |");
        }
    }

    private static List<(string Operation, string Size, Action Own, Func<Action> Flint)> Rows()
    {
        var rows = new List<(string, string, Action, Func<Action>)>();
        foreach ((int degree, int bits) in new[] { (10, 20), (10, 100), (100, 100), (1000, 100), (1000, 1000), (10_000, 100) })
        {
            IntegerPolynomial a = Random(degree, bits, 1), b = Random(degree, bits, 2);
            rows.Add(("multiply", $"degree {degree}, {bits} bits", () => _ = a * b, () => Multiply(a, b)));
        }
        foreach ((int degree, int bits) in new[] { (10, 20), (100, 100), (500, 100) })
        {
            IntegerPolynomial c = Random(degree, bits, 3), a = Random(degree, bits, 1) * c, b = Random(degree, bits, 2) * c;
            rows.Add(("divide exactly", $"degree {2 * degree} by {degree}, {bits} bits", () => a.TryDivide(c, out _), () => Divide(a, c)));
            rows.Add(("gcd", $"degree {degree} of {2 * degree}, {bits} bits", () => IntegerPolynomial.Gcd(a, b), () => Gcd(a, b)));
        }
        foreach ((int degree, int bits) in new[] { (10, 20), (50, 100) })
        {
            IntegerPolynomial a = Random(degree, bits, 1), b = Random(degree, bits, 2);
            rows.Add(("resultant", $"degree {degree}, {bits} bits", () => IntegerPolynomial.Resultant(a, b), () => Resultant(a, b)));
        }
        IntegerPolynomial three = Random(20, 10, 1) * Random(20, 10, 2) * Random(20, 10, 3), unity = IntegerPolynomial.X.Pow(120) - 1;
        rows.Add(("factor", "three of degree 20, 10 bits", () => three.Factor(), () => Factor(three)));
        rows.Add(("factor", "x^120 - 1", () => unity.Factor(), () => Factor(unity)));
        foreach (int n in new[] { 4, 5, 6 })
        {
            IntegerPolynomial f = SpecialPolynomials.SwinnertonDyer(n);
            rows.Add(("factor", $"Swinnerton-Dyer, degree {f.Degree}", () => f.Factor(), () => Factor(f)));
        }
        MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers("x", "y", "z", "t");
        var (x, y, z, t) = (ring["x"], ring["y"], ring["z"], ring["t"]);
        MultivariatePolynomial<IntegerCoefficients, Integer> dense = (1 + x + y + z + t).Pow(8), next = dense + 1;
        MultivariatePolynomial<IntegerCoefficients, Integer> left = (1 + x + y + (2 * z.Pow(2)) + (3 * t.Pow(3))).Pow(6), right = (1 + t + z + (2 * y.Pow(2)) + (3 * x.Pow(3))).Pow(6);
        rows.Add(("multiply in 4 variables", $"{dense.TermCount} terms, dense", () => _ = dense * next, () => Multivariate(Flint.MultivariateMultiply, dense, next)));
        rows.Add(("multiply in 4 variables", $"{left.TermCount} terms, sparse", () => _ = left * right, () => Multivariate(Flint.MultivariateMultiply, left, right)));
        MultivariatePolynomial<IntegerCoefficients, Integer> product = left * right;
        rows.Add(("divide in 4 variables", $"{product.TermCount} by {left.TermCount} terms", () => product.TryDivide(left, out _), () => Multivariate((q, a, b, c) => Flint.MultivariateDivides(q, a, b, c), product, left)));
        MultivariatePolynomial<IntegerCoefficients, Integer> common = (1 + x + y + z + t).Pow(4) + 3, u = common * ((x - (2 * y) + (z * z) - t).Pow(3) - 5), v = common * (((x * y) + z + (7 * t)).Pow(3) + x - 1);
        rows.Add(("gcd in 4 variables", $"{common.TermCount} of {u.TermCount} and {v.TermCount} terms", () => u.Gcd(v), () => Multivariate((g, a, b, c) => Flint.MultivariateGcd(g, a, b, c), u, v)));
        return rows;
    }

    private static IntegerPolynomial Random(int degree, int bits, ulong index)
    {
        var random = new RandomStream("benchmarks/exact-numbers/polynomials", (ulong)(degree * 10_000) + (ulong)bits, index);
        var coefficients = new Integer[degree + 1];
        for (int i = 0; i <= degree; i++)
        {
            var limbs = new ulong[(bits + 63) / 64];
            for (int k = 0; k < limbs.Length; k++) limbs[k] = random.NextUInt64();
            coefficients[i] = Integer.LowBits(new Integer(1, limbs), bits) + 1;
            if (random.NextBelow(2) == 0) coefficients[i] = -coefficients[i];
        }
        return new IntegerPolynomial(coefficients);
    }

    private static void* Of(IntegerPolynomial a) => Flint.Polynomial([.. a.Coefficients.ToArray().Select(coefficient => coefficient.ToString())]);

    private static Action Multiply(IntegerPolynomial a, IntegerPolynomial b)
    {
        void* x = Of(a), y = Of(b), result = Of(0);
        Flint.PolyMultiply(result, x, y);
        if (Flint.Text(result) != (a * b).ToString().Replace(" ", "", StringComparison.Ordinal)) throw new InvalidOperationException("the products differ");
        return () => Flint.PolyMultiply(result, x, y);
    }

    private static Action Divide(IntegerPolynomial a, IntegerPolynomial b)
    {
        void* x = Of(a), y = Of(b), result = Of(0);
        return () => _ = Flint.PolyDivides(result, x, y);
    }

    private static Action Gcd(IntegerPolynomial a, IntegerPolynomial b)
    {
        void* x = Of(a), y = Of(b), result = Of(0);
        Flint.PolyGcd(result, x, y);
        if (Flint.Text(result) != IntegerPolynomial.Gcd(a, b).ToString().Replace(" ", "", StringComparison.Ordinal)) throw new InvalidOperationException("the gcds differ");
        return () => Flint.PolyGcd(result, x, y);
    }

    private static Action Resultant(IntegerPolynomial a, IntegerPolynomial b)
    {
        void* x = Of(a), y = Of(b), result = Flint.New();
        Flint.IntegerInit(result);
        return () => Flint.PolyResultant(result, x, y);
    }

    private static Action Factor(IntegerPolynomial a)
    {
        void* x = Of(a), result = Flint.New();
        return () =>
        {
            Flint.FactorInit(result);
            Flint.PolyFactor(result, x);
            Flint.FactorClear(result);
        };
    }

    private delegate void Operation(void* result, void* a, void* b, void* context);

    private static Action Multivariate(Operation operation, MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b)
    {
        void* context = Flint.Context(a.Ring.Variables.Count), result = Flint.New();
        Flint.MultivariateInit(result, context);
        void* x = Flint.Multivariate(context, a.ToString(), a.Ring.Variables), y = Flint.Multivariate(context, b.ToString(), a.Ring.Variables);
        return () => operation(result, x, y, context);
    }
}
