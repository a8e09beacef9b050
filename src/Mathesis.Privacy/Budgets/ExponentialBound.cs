using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>Proven lower bounds of e^x, by the exponential series in fixed-point arithmetic in which every step rounds down.</summary>
internal static class ExponentialBound
{
    private const int FractionBits = 256;

    /// <summary>A number below e^x and within 2^-200 of it, relative.</summary>
    /// <param name="exponent">x, in [0, 64].</param>
    public static Rational Below(double exponent)
    {
        if (exponent is not (>= 0 and <= 64)) throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "expected 0 to 64");
        var x = (Rational)exponent;
        Integer one = Integer.One << FractionBits;
        Integer sum = Integer.Zero, term = one;
        for (long i = 1; !term.IsZero; i++)
        {
            sum += term;
            // All terms are positive, so rounding each of them down gives a lower bound of the sum.
            term = term * x.Numerator / (x.Denominator * i);
        }
        return new Rational(sum, one);
    }

    /// <summary>Whether a ratio is proven to be at most e^epsilon.</summary>
    public static bool Covers(Rational ratio, double epsilon) => ratio <= Below(epsilon);
}
