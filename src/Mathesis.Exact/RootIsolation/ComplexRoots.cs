using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The complex roots of integer polynomials, each proved to be the only one in a disc.</summary>
/// <example>
/// <code>
/// IReadOnlyList&lt;RootDisc&gt; roots = ComplexRoots.Isolate(new IntegerPolynomial(2, 0, 2, 0, 0, 1), Rational.Pow(10, -30));
/// foreach (RootDisc root in roots) Console.WriteLine($"{root.Real.ToDecimal(30)} + {root.Imaginary.ToDecimal(30)} i");
/// </code>
/// </example>
public static class ComplexRoots
{
    private const int FirstBits = 64;
    private const int Rounds = 40;

    /// <summary>
    /// The different roots in disjoint discs, by real and then imaginary part of the centre. Approximations by simultaneous iteration (Aberth 1973)
    /// with more and more bits; the discs are those of Smith 1970: around each approximation z_i of radius n |f(z_i)| / |lc prod (z_i - z_j)|, computed
    /// exactly. Where as many discs meet the real axis as there are real roots, these are theirs.
    /// </summary>
    /// <param name="f">A polynomial.</param>
    /// <param name="radius">The largest radius, above 0; none for discs that are just apart.</param>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public static IReadOnlyList<RootDisc> Isolate(IntegerPolynomial f, Rational? radius = null)
    {
        if (f.IsZero) throw new InputError("every number is a root of the zero polynomial", expected: "expected a polynomial other than zero");
        if (radius is Rational given) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given.Sign, nameof(radius));
        IntegerPolynomial g = f.Radical();
        if (g.IsConstant) return [];
        int scale = Math.Max(0, g.RootBoundBits()), real = RealRoots.Isolate(g).Count;
        // All roots of the scaled polynomial lie in the unit disc.
        IntegerPolynomial scaled = g.ScaleArgument(Integer.One << scale).PrimitivePart();
        int bits = FirstBits;
        FixedComplex[] points = Start(scaled.Degree, bits);
        while (true)
        {
            Iterate(scaled, points, bits);
            if (Discs(scaled, points, bits, scale, real) is RootDisc[] discs && Array.TrueForAll(discs, disc => radius is null || disc.Radius <= radius))
                return [.. discs.OrderBy(disc => disc.Real).ThenBy(disc => disc.Imaginary)];
            for (int i = 0; i < points.Length; i++) points[i] = points[i].Widen(bits);
            bits *= 2;
        }
    }

    /// <summary>The different roots as proved complex balls with radii of at most 2^-precision, in the order of <see cref="Isolate"/>.</summary>
    /// <param name="f">A polynomial.</param>
    /// <param name="precision">Bits after the point, at least 0.</param>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public static IReadOnlyList<ComplexBall> ToBalls(IntegerPolynomial f, int precision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(precision);
        int places = precision + Math.Max(0, f.IsConstant ? 0 : f.RootBoundBits()) + 4;
        return [.. Isolate(f, new Rational(1, Integer.One << (precision + 2))).Select(disc => disc.ToBall(places))];
    }

    // Points on a circle, none the conjugate of another.
    private static FixedComplex[] Start(int count, int bits)
    {
        var points = new FixedComplex[count];
        double unit = Math.ScaleB(1, 50);
        for (int i = 0; i < count; i++)
        {
            (double sine, double cosine) = Math.SinCos((2 * Math.PI * i / count) + 0.7);
            points[i] = new FixedComplex((Integer)(unit * 0.6 * cosine), (Integer)(unit * 0.6 * sine)).Widen(bits - 50);
        }
        return points;
    }

    private static void Iterate(IntegerPolynomial f, FixedComplex[] points, int bits)
    {
        // Coefficients below 1.
        int shift = checked(bits - (int)f.HeightBits);
        Integer[] coefficients = [.. f.Coefficients.ToArray().Select(coefficient => coefficient << shift)];
        var one = new FixedComplex(Integer.One << bits, Integer.Zero);
        for (int round = 0; round < Rounds + points.Length; round++)
        {
            long largest = 0;
            for (int i = 0; i < points.Length; i++)
            {
                (FixedComplex value, FixedComplex derivative) = (default, default);
                for (int k = coefficients.Length - 1; k >= 0; k--)
                {
                    derivative = FixedComplex.Multiply(derivative, points[i], bits) + value;
                    value = FixedComplex.Multiply(value, points[i], bits) + new FixedComplex(coefficients[k], Integer.Zero);
                }
                if (value.Norm.IsZero || derivative.Norm.IsZero) continue;
                FixedComplex newton = FixedComplex.Divide(value, derivative, bits), sum = default;
                for (int j = 0; j < points.Length; j++)
                {
                    FixedComplex distance = points[i] - points[j];
                    // Two points that fell together are parted.
                    if (j != i && distance.Norm.IsZero) distance = new FixedComplex(Integer.One << (bits / 2), Integer.One);
                    if (j != i) sum += FixedComplex.Divide(one, distance, bits);
                }
                FixedComplex denominator = one - FixedComplex.Multiply(newton, sum, bits);
                if (denominator.Norm.IsZero) continue;
                FixedComplex step = FixedComplex.Divide(newton, denominator, bits);
                // A step beyond the unit disc is shortened to about a half.
                long excess = ((step.Norm.BitLength + 1) / 2) - bits + 1;
                if (excess > 1) step = new FixedComplex(step.Real >> (int)excess, step.Imaginary >> (int)excess);
                points[i] -= step;
                largest = Math.Max(largest, step.Norm.BitLength);
            }
            if (largest <= 16) return;
        }
    }

    /// <summary>Smith's discs; null where they are not apart, or where more meet the real axis than there are real roots.</summary>
    private static RootDisc[]? Discs(IntegerPolynomial f, FixedComplex[] points, int bits, int scale, int real)
    {
        int n = points.Length;
        var discs = new RootDisc[n];
        Rational unit = scale >= bits ? (Rational)(Integer.One << (scale - bits)) : new Rational(1, Integer.One << (bits - scale));
        for (int i = 0; i < n; i++)
        {
            Integer product = Integer.Square(f.LeadingCoefficient);
            for (int j = 0; j < n; j++)
            {
                if (j == i) continue;
                Integer distance = (points[i] - points[j]).Norm;
                if (distance.IsZero) return null;
                product *= distance;
            }
            // |f(z)|^2 2^(2 bits n) over |lc prod (z - z_j)|^2 2^(2 bits (n - 1)), times n^2: the square of a radius in units of 2^-bits.
            Integer value = NormOfValue(f, points[i], bits) * n * n;
            Rational radius = value.IsZero ? Rational.Zero : unit * Power((value.BitLength - product.BitLength + 2) / 2);
            discs[i] = new RootDisc(unit * points[i].Real, unit * points[i].Imaginary, radius, IsReal: false);
        }
        if (!AreApart(discs) || discs.Count(MeetsAxis) != real) return null;
        for (int i = 0; i < n; i++)
            if (MeetsAxis(discs[i])) discs[i] = new RootDisc(discs[i].Real, Rational.Zero, discs[i].Radius, IsReal: true);
        return AreApart(discs) ? discs : null;
    }

    private static bool MeetsAxis(RootDisc disc) => Rational.Abs(disc.Imaginary) <= disc.Radius;

    private static bool AreApart(RootDisc[] discs)
    {
        for (int i = 0; i < discs.Length; i++)
            for (int j = 0; j < i; j++)
                if (!discs[i].IsApart(discs[j])) return false;
        return true;
    }

    private static Rational Power(long exponent) =>
        exponent >= 0 ? (Rational)(Integer.One << checked((int)exponent)) : new Rational(1, Integer.One << checked((int)-exponent));

    /// <summary>|2^(bits n) f(z)|^2 for z in units of 2^-bits.</summary>
    private static Integer NormOfValue(IntegerPolynomial f, FixedComplex z, int bits)
    {
        FixedComplex value = default;
        for (int k = f.Degree, power = 0; k >= 0; k--, power += bits)
            value = FixedComplex.Multiply(value, z, 0) + new FixedComplex(f[k] << power, Integer.Zero);
        return value.Norm;
    }
}
