using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Factorials and what is made of them.</summary>
public static class Factorial
{
    /// <summary>The largest argument: its factorial has more than a billion bits.</summary>
    public const int Largest = 50_000_000;

    /// <summary>n! = n (n - 1) ... 1 by its prime factors (Legendre's formula), so that powers are squarings and the rest product trees.</summary>
    /// <param name="n">From 0 to <see cref="Largest"/>.</param>
    /// <exception cref="InputError">n is beyond.</exception>
    public static Integer Of(int n)
    {
        Check(n);
        return PrimeProduct.Of(n, prime => PrimeProduct.ExponentInFactorial(n, prime));
    }

    /// <summary>n!! = n (n - 2) (n - 4) ...</summary>
    /// <param name="n">From 0 to <see cref="Largest"/>.</param>
    /// <exception cref="InputError">n is beyond.</exception>
    public static Integer Double(int n)
    {
        Check(n);
        // 2^k k! for n = 2 k; (2k + 1)! / (2^k k!) for n = 2 k + 1.
        int half = n / 2;
        return n % 2 == 0
            ? Of(half) << half
            : PrimeProduct.Of(n, prime => PrimeProduct.ExponentInFactorial(n, prime) - PrimeProduct.ExponentInFactorial(half, prime) - (prime == 2 ? half : 0));
    }

    private static void Check(int n)
    {
        if (n is < 0 or > Largest) throw new InputError($"the factorial of {n} is not computed", expected: $"expected a number from 0 to {Largest}");
    }
}
