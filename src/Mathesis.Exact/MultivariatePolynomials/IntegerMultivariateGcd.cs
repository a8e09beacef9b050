namespace Mathesis.Exact;

/// <summary>
/// Greatest common divisors over the integers: in one variable by <see cref="IntegerPolynomial.Gcd"/>; small ones by evaluation at a large
/// integer (Char, Geddes and Gonnet 1989), others modulo primes (Brown 1971). Every result is proved by division.
/// </summary>
internal static class IntegerMultivariateGcd
{
    /// <summary>The most bits of a number that evaluation may make.</summary>
    private const double HeuristicBits = 40_000;

    private const int HeuristicAttempts = 4;

    /// <summary>The gcd with a positive leading coefficient.</summary>
    public static MultivariatePolynomial<IntegerCoefficients, Integer> Of(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b)
    {
        if (a.IsZero) return Positive(b);
        if (b.IsZero) return Positive(a);
        MultivariateRing<IntegerCoefficients, Integer> ring = a.Ring;
        Integer contentOfA = ring.Domain.Content(a.Coefficients), contentOfB = ring.Domain.Content(b.Coefficients);
        ulong[] monomialOfA = a.MonomialContent(), monomialOfB = b.MonomialContent();
        ulong[] common = ring.Layout.Gcd(monomialOfA, monomialOfB);
        MultivariatePolynomial<IntegerCoefficients, Integer> gcd = Primitive(
            a.DivideByMonomial(monomialOfA).DivideByConstant(contentOfA), b.DivideByMonomial(monomialOfB).DivideByConstant(contentOfB));
        return gcd.MultiplyByTerm(common, Integer.Gcd(contentOfA, contentOfB));
    }

    private static MultivariatePolynomial<IntegerCoefficients, Integer> Positive(MultivariatePolynomial<IntegerCoefficients, Integer> a) =>
        a.LeadingCoefficient.Sign < 0 ? -a : a;

    /// <summary>The gcd of primitive polynomials.</summary>
    private static MultivariatePolynomial<IntegerCoefficients, Integer> Primitive(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b)
    {
        MultivariateRing<IntegerCoefficients, Integer> ring = a.Ring;
        if (a.IsConstant || b.IsConstant) return ring.One;
        List<int> variables = [];
        for (int v = 0; v < ring.Variables.Count; v++)
        {
            bool inA = a.Degree(v) > 0, inB = b.Degree(v) > 0;
            // A variable of one of them only: the gcd divides every coefficient in it.
            if (inA != inB) return OfCoefficients(inA ? a : b, inA ? b : a, v);
            if (inA) variables.Add(v);
        }
        if (variables.Count == 1) return FromUnivariate(ring, IntegerPolynomial.Gcd(ToUnivariate(a, variables[0]), ToUnivariate(b, variables[0])), variables[0]);
        if (a.TotalDegree <= b.TotalDegree && b.TryDivide(a, out _)) return Positive(a);
        if (b.TotalDegree <= a.TotalDegree && a.TryDivide(b, out _)) return Positive(b);
        variables.Sort((v, w) => Math.Min(a.Degree(w), b.Degree(w)).CompareTo(Math.Min(a.Degree(v), b.Degree(v))));
        if (EvaluationBits(a, b, variables) <= HeuristicBits && Heuristic(a, b, variables) is MultivariatePolynomial<IntegerCoefficients, Integer> gcd) return Positive(gcd);
        return ModularMultivariateGcd.Of(a, b);
    }

    private static MultivariatePolynomial<IntegerCoefficients, Integer> OfCoefficients(
        MultivariatePolynomial<IntegerCoefficients, Integer> with, MultivariatePolynomial<IntegerCoefficients, Integer> without, int variable)
    {
        MultivariatePolynomial<IntegerCoefficients, Integer> gcd = without;
        foreach (MultivariatePolynomial<IntegerCoefficients, Integer> coefficient in with.CoefficientsIn(variable).OrderBy(part => part.TermCount))
        {
            if (!coefficient.IsZero) gcd = Of(gcd, coefficient);
            if (gcd.IsOne) break;
        }
        return gcd;
    }

    /// <summary>The bits of the numbers when all variables but the first are evaluated.</summary>
    private static double EvaluationBits(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b, List<int> variables)
    {
        double bits = Math.Max(HeightBits(a), HeightBits(b)) + 5;
        foreach (int v in variables.Skip(1)) bits *= 1 + Math.Max(a.Degree(v), b.Degree(v));
        return bits;
    }

    private static long HeightBits(MultivariatePolynomial<IntegerCoefficients, Integer> a)
    {
        long bits = 0;
        foreach (Integer coefficient in a.Coefficients) bits = Math.Max(bits, coefficient.BitLength);
        return bits;
    }

    private static Integer Height(MultivariatePolynomial<IntegerCoefficients, Integer> a)
    {
        Integer height = Integer.Zero;
        foreach (Integer coefficient in a.Coefficients) height = Integer.Max(height, Integer.Abs(coefficient));
        return height;
    }

    /// <summary>
    /// The gcd of values at a number above twice the coefficients, read back as a polynomial: where it divides both it is the gcd. The last
    /// variable is evaluated; null when no number suits.
    /// </summary>
    private static MultivariatePolynomial<IntegerCoefficients, Integer>? Heuristic(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b, List<int> variables)
    {
        MultivariateRing<IntegerCoefficients, Integer> ring = a.Ring;
        Integer contentOfA = ring.Domain.Content(a.Coefficients), contentOfB = ring.Domain.Content(b.Coefficients), content = Integer.Gcd(contentOfA, contentOfB);
        a = a.DivideByConstant(contentOfA);
        b = b.DivideByConstant(contentOfB);
        if (a.IsConstant || b.IsConstant) return ring.Constant(content);
        if (variables.Count == 1)
            return FromUnivariate(ring, IntegerPolynomial.Gcd(ToUnivariate(a, variables[0]), ToUnivariate(b, variables[0])) * content, variables[0]);
        int variable = variables[^1];
        Integer point = (2 * Integer.Min(Height(a), Height(b))) + 29;
        for (int attempt = 0; attempt < HeuristicAttempts; attempt++, point = (point * 73_794 / 27_011) + 1)
        {
            MultivariatePolynomial<IntegerCoefficients, Integer> x = a.Substitute(variable, point), y = b.Substitute(variable, point);
            if (x.IsZero || y.IsZero) continue;
            if (Heuristic(x, y, variables[..^1]) is not MultivariatePolynomial<IntegerCoefficients, Integer> image) return null;
            MultivariatePolynomial<IntegerCoefficients, Integer> candidate = Expand(image, point, variable).Normalize();
            if (a.TryDivide(candidate, out _) && b.TryDivide(candidate, out _)) return candidate * content;
        }
        return null;
    }

    /// <summary>The polynomial with a value at the point and coefficients of at most half the point.</summary>
    private static MultivariatePolynomial<IntegerCoefficients, Integer> Expand(MultivariatePolynomial<IntegerCoefficients, Integer> image, Integer point, int variable)
    {
        MultivariateRing<IntegerCoefficients, Integer> ring = image.Ring;
        var digits = new List<MultivariatePolynomial<IntegerCoefficients, Integer>>();
        Integer half = point >> 1;
        while (!image.IsZero)
        {
            MultivariatePolynomial<IntegerCoefficients, Integer> digit = ring.Map(image, value =>
            {
                Integer rest = Integer.Mod(value, point);
                return rest > half ? rest - point : rest;
            });
            digits.Add(digit);
            image = (image - digit).DivideByConstant(point);
        }
        return MultivariatePolynomial<IntegerCoefficients, Integer>.FromCoefficientsIn(ring, variable, digits);
    }

    private static IntegerPolynomial ToUnivariate(MultivariatePolynomial<IntegerCoefficients, Integer> a, int variable)
    {
        var coefficients = new Integer[a.Degree(variable) + 1];
        for (int i = 0; i < a.TermCount; i++) coefficients[a.Ring.Layout.Exponent(a.Words(i), variable)] = a.Coefficients[i];
        return IntegerPolynomial.Own(coefficients);
    }

    private static MultivariatePolynomial<IntegerCoefficients, Integer> FromUnivariate(MultivariateRing<IntegerCoefficients, Integer> ring, IntegerPolynomial f, int variable)
    {
        var builder = new TermBuilder<IntegerCoefficients, Integer>(ring, f.Degree + 1);
        var exponents = new int[ring.Variables.Count];
        var key = new ulong[ring.Layout.Words];
        for (int power = f.Degree; power >= 0; power--)
        {
            exponents[variable] = power;
            ring.Layout.Pack(exponents, key);
            builder.Add(key, f[power]);
        }
        return builder.ToPolynomial();
    }
}
