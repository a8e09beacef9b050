namespace Mathesis.Exact;

/// <summary>Classical constants as balls to any precision, from rapidly converging series with proved bounds on what is left out.</summary>
public static class Constants
{
    private static readonly CachedConstant pi = new(ComputePi);
    private static readonly CachedConstant e = new(ComputeE);
    private static readonly CachedConstant logarithmOf2 = new(ComputeLogarithmOf2);
    private static readonly CachedConstant zeta3 = new(ComputeZeta3);
    private static readonly CachedConstant catalan = new(ComputeCatalan);
    private static readonly CachedConstant gamma = new(EulerGamma.Compute);

    /// <summary>3.14159...: the circumference of a circle of diameter 1.</summary>
    /// <remarks>Chudnovsky and Chudnovsky 1988: 1/pi = 12 sum (-1)^n (6n)! (13591409 + 545140134 n) / ((3n)! n!^3 640320^(3n + 3/2)).</remarks>
    public static Ball Pi(int precision) => pi.To(precision);

    /// <summary>2.71828...: the sum of 1/n!.</summary>
    public static Ball E(int precision) => e.To(precision);

    /// <summary>0.69314...: the natural logarithm of 2.</summary>
    public static Ball LogarithmOf2(int precision) => logarithmOf2.To(precision);

    /// <summary>1.20205...: the sum of 1/n^3, zeta(3).</summary>
    /// <remarks>Amdeberhan and Zeilberger 1997: zeta(3) = 1/64 sum (-1)^n n!^10 (205 n^2 + 250 n + 77) / (2n + 1)!^5.</remarks>
    public static Ball Zeta3(int precision) => zeta3.To(precision);

    /// <summary>0.91596...: Catalan's constant, 1 - 1/9 + 1/25 - 1/49 + ...</summary>
    /// <remarks>Lupas 2000: G = 1/64 sum over n >= 1 of (-1)^(n-1) 2^(8n) (40 n^2 - 24 n + 3) (2n)!^3 n!^2 / (n^3 (2n - 1) (4n)!^2).</remarks>
    public static Ball Catalan(int precision) => catalan.To(precision);

    /// <summary>0.57721...: Euler's constant, the limit of 1 + 1/2 + ... + 1/n - log n.</summary>
    public static Ball Gamma(int precision) => gamma.To(precision);

    /// <summary>1.61803...: the golden ratio (1 + sqrt 5)/2.</summary>
    public static Ball GoldenRatio(int precision) => Ball.Scale(Ball.Add(1, Ball.Sqrt(5, precision + 2), precision + 2), -1).Round(precision);

    private static Ball ComputePi(int precision)
    {
        // Each term gives more than 47.11 bits; the series alternates and its terms fall, so the error is below the first term left out.
        int working = precision + 16;
        long terms = (long)(working / 47.11) + 2;
        var series = new HypergeometricSeries(
            n => 13591409 + (545140134 * (Integer)n),
            n => n == 0 ? Integer.One : -((Integer)((6 * n) - 5) * ((2 * n) - 1) * ((6 * n) - 1)),
            n => n == 0 ? Integer.One : Integer.Pow(n, 3) * 10939058860032000);
        (Integer t, Integer q) = series.Sum(terms);
        // The sum is at least 13591408, the first term left out below 2^(-47.11 terms) (13591409 + 545140134 terms): relative to 1.
        Ball sum = Ball.Divide(t, q, working).Widen(Radius.Above(13591409 + (545140134 * (Integer)terms), -(long)(47.11 * terms)));
        return Ball.Divide(Ball.Multiply(426880, Ball.Sqrt(10005, working), working), sum, precision);
    }

    private static Ball ComputeE(int precision)
    {
        long terms = 2;
        for (double bits = 0; bits < precision + 4; terms++) bits += Math.Log2(terms);
        var series = new HypergeometricSeries(_ => Integer.One, _ => Integer.One, n => n == 0 ? Integer.One : (Integer)n);
        // What is left out is below 2 / terms!, and the loop has bounded 1 / terms! by the sum of logarithms.
        return series.Sum(terms, precision).Widen(Radius.PowerOfTwo(-precision - 2));
    }

    private static Ball ComputeLogarithmOf2(int precision)
    {
        // 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749)
        int working = precision + 8;
        Ball sum = Ball.Multiply(18, InverseHyperbolicTangent(26, working), working);
        sum = Ball.Subtract(sum, Ball.Multiply(2, InverseHyperbolicTangent(4801, working), working), working);
        return Ball.Add(sum, Ball.Multiply(8, InverseHyperbolicTangent(8749, working), working), precision);
    }

    /// <summary>atanh(1/x) = sum of 1 / ((2n + 1) x^(2n + 1)).</summary>
    private static Ball InverseHyperbolicTangent(int x, int precision)
    {
        double bits = 2 * Math.Log2(x);
        long terms = (long)((precision + 4) / bits) + 2;
        Integer square = (Integer)x * x;
        var series = new HypergeometricSeries(
            _ => Integer.One, _ => Integer.One, n => n == 0 ? (Integer)x : square, n => (2 * n) + 1);
        // What is left out is below x^(-2 terms - 1) / (1 - 1/x^2) < x^(-2 terms), and x^2 > 2^floor(bits).
        return series.Sum(terms, precision).Widen(Radius.PowerOfTwo(-(long)Math.Floor(bits * 0.999999 * terms)));
    }

    private static Ball ComputeZeta3(int precision)
    {
        // Alternating with falling terms: n!^10 / (2n + 1)!^5 is below 2^(-10n), and the quadratic over 64 below 2^(n + 1) from n = 8 on.
        int working = precision + 8;
        long terms = (working / 9) + 2;
        var series = new HypergeometricSeries(
            n => (205 * Integer.Pow(n, 2)) + (250 * (Integer)n) + 77,
            n => n == 0 ? Integer.One : -Integer.Pow(n, 5),
            n => n == 0 ? 64 : 32 * Integer.Pow((2 * n) + 1, 5));
        return series.Sum(terms, working).Widen(Radius.PowerOfTwo((-9 * terms) + 1)).Round(precision);
    }

    private static Ball ComputeCatalan(int precision)
    {
        // 2^(8n) (2n)!^3 n!^2 / (4n)!^2 grows from n - 1 to n by 32 n^3 (2n - 1) / ((4n - 1)^2 (4n - 3)^2). The series alternates, the first
        // term is below 2^7, and each is less than 1/4 of the one before: (4n - 1)^2 (4n - 3)^2 (40 n^2 - 104 n + 67) exceeds
        // 128 (n - 1)^3 (2n - 3) (40 n^2 - 24 n + 3) for n >= 2.
        int working = precision + 8;
        long terms = (working / 2) + 5;
        var series = new HypergeometricSeries(
            n => (40 * Integer.Pow(n + 1, 2)) - (24 * (Integer)(n + 1)) + 3,
            n => (n == 0 ? 1 : -1) * 32 * Integer.Pow(n + 1, 3) * ((2 * n) + 1),
            n => Integer.Pow(((4 * n) + 3) * (Integer)((4 * n) + 1), 2),
            n => Integer.Pow(n + 1, 3) * ((2 * n) + 1));
        return Ball.Scale(series.Sum(terms, working).Widen(Radius.PowerOfTwo(7 - (2 * terms))), -6).Round(precision);
    }
}
