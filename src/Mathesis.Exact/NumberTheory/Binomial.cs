using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Binomial coefficients.</summary>
public static class Binomial
{
    /// <summary>The number of k-subsets of n things: 0 for k below 0 or above n.</summary>
    /// <param name="n">From 0 to <see cref="Factorial.Largest"/>; larger ones only for small k.</param>
    /// <param name="k">Any.</param>
    /// <exception cref="InputError">n is negative, or both are too large.</exception>
    public static Integer Of(long n, long k)
    {
        if (n < 0) throw new InputError($"the binomial coefficient of {n} is not defined here", expected: "expected a number of at least 0");
        if (k < 0 || k > n) return Integer.Zero;
        k = Math.Min(k, n - k);
        if (k <= 1000 || (n > Factorial.Largest && k <= 1_000_000))
        {
            var above = new Integer[k];
            for (int i = 0; i < k; i++) above[i] = n - i;
            return ProductTree.Of(above) / Factorial.Of((int)k);
        }
        if (n > Factorial.Largest) throw new InputError($"the binomial coefficient of {n} and {k} is not computed", expected: $"expected a number up to {Factorial.Largest}");
        // Kummer: the exponents are carries, so the division never happens.
        int top = (int)n, low = (int)k;
        return PrimeProduct.Of(
            top,
            prime => PrimeProduct.ExponentInFactorial(top, prime) - PrimeProduct.ExponentInFactorial(low, prime) - PrimeProduct.ExponentInFactorial(top - low, prime));
    }
}
