namespace Mathesis.Exact;

/// <summary>Bernoulli numbers B(0) = 1, B(1) = -1/2, B(2) = 1/6, ..., those of even index kept once computed.</summary>
public static class BernoulliNumbers
{
    private static Rational[] known = [Rational.One];

    /// <summary>B(2 k).</summary>
    /// <param name="k">At least 0.</param>
    public static Rational Even(int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        Rational[] numbers = Volatile.Read(ref known);
        if (k >= numbers.Length)
        {
            numbers = Compute(Math.Max(k, 2 * numbers.Length));
            Volatile.Write(ref known, numbers);
        }
        return numbers[k];
    }

    /// <summary>From the tangent numbers T(n) = (-1)^(n-1) 4^n (4^n - 1) B(2n) / (2n).</summary>
    /// <remarks>Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers" (2011), algorithm TangentNumbers.</remarks>
    private static Rational[] Compute(int last)
    {
        var tangent = new Integer[last + 1];
        tangent[1] = Integer.One;
        for (int k = 2; k <= last; k++) tangent[k] = (k - 1) * tangent[k - 1];
        for (int k = 2; k <= last; k++)
            for (int j = k; j <= last; j++) tangent[j] = ((j - k) * tangent[j - 1]) + ((j - k + 2) * tangent[j]);
        var numbers = new Rational[last + 1];
        numbers[0] = Rational.One;
        for (int n = 1; n <= last; n++)
        {
            Integer power = Integer.One << (2 * n);
            numbers[n] = new Rational((n % 2 == 1 ? 2 * n : -2 * n) * tangent[n], power * (power - 1));
        }
        return numbers;
    }
}
