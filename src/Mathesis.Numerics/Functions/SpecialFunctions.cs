namespace Mathesis.Numerics;

/// <summary>The error function and the normal distribution in double precision.</summary>
public static class SpecialFunctions
{
    /// <summary>
    /// The error function, within a few units of 1e-16: its series with exp(-x²) before it, all of whose terms have one sign
    /// (Abramowitz and Stegun 1964, 7.1.6); from 6 on it rounds to 1.
    /// </summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (size >= 6) return Math.Sign(x);
        double term = size;
        double sum = size;
        for (int n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * size * size / (2 * n + 1);
            sum += term;
        }
        return Math.CopySign(Math.Min(1, 2 / Math.Sqrt(Math.PI) * Math.Exp(-size * size) * sum), x);
    }

    /// <summary>Φ(x): the probability that a standard normal number is below x.</summary>
    public static double NormalDistribution(double x) => 0.5 * (1 + Erf(x / Math.Sqrt(2)));

    /// <summary>The density of the standard normal distribution.</summary>
    public static double NormalDensity(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
}
