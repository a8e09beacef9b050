namespace Mathesis.Laboratory;

/// <summary>The regularised incomplete beta function, which Student's t distribution is made of.</summary>
public static class IncompleteBeta
{
    /// <summary>
    /// I_x(a, b) by the continued fraction of DLMF 8.17.22, evaluated by Lentz's method; relative error about 1e-14 for
    /// parameters up to a few thousand.
    /// </summary>
    /// <param name="a">Positive.</param>
    /// <param name="b">Positive.</param>
    /// <param name="x">In [0, 1].</param>
    /// <returns>A probability in [0, 1].</returns>
    public static double Regularized(double a, double b, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        if (!(x is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(x), x, "expected a number in [0, 1]");
        if (x is 0 or 1) return x;

        // The fraction converges fast below the mean; above it the symmetric one does.
        if (x > (a + 1) / (a + b + 2)) return 1 - Regularized(b, a, 1 - x);
        double front = a * Math.Log(x) + b * double.LogP1(-x) - LogBeta(a, b);
        return Math.Exp(front) * Fraction(a, b, x) / a;
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = Reciprocal(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = Reciprocal(1 + even * d);
            c = NotZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = Reciprocal(1 + odd * d);
            c = NotZero(1 + odd / c);
            double step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < 1e-15) break;
        }
        return value;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
        static double Reciprocal(double value) => 1 / NotZero(value);
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after shifting the argument to at least 12.</summary>
    private static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 12; x++) product *= x;
        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680
            - square * (1.0 / 1188 - square * (691.0 / 360_360 - square / 156))))));
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }
}
