using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Fibonacci and Lucas numbers.</summary>
public static class Fibonacci
{
    /// <summary>The largest index.</summary>
    public const int Largest = 1_000_000_000;

    /// <summary>F(n) with F(0) = 0, F(1) = 1; F(-n) = (-1)^(n + 1) F(n).</summary>
    /// <exception cref="InputError">n is beyond <see cref="Largest"/> in magnitude.</exception>
    public static Integer Of(int n)
    {
        Integer value = Pair(Magnitude(n)).At;
        return n < 0 && n % 2 == 0 ? -value : value;
    }

    /// <summary>L(n) = F(n - 1) + F(n + 1); L(-n) = (-1)^n L(n).</summary>
    /// <exception cref="InputError">n is beyond <see cref="Largest"/> in magnitude.</exception>
    public static Integer Lucas(int n)
    {
        (Integer at, Integer next) = Pair(Magnitude(n));
        Integer value = (next << 1) - at;
        return n < 0 && n % 2 != 0 ? -value : value;
    }

    /// <summary>F(n), F(n + 1) by doubling: F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)^2 + F(k+1)^2.</summary>
    private static (Integer At, Integer Next) Pair(int n)
    {
        (Integer at, Integer next) = (Integer.Zero, Integer.One);
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)n); bit >= 0; bit--)
        {
            Integer even = at * ((next << 1) - at), odd = Integer.Square(at) + Integer.Square(next);
            (at, next) = (n >> bit & 1) == 0 ? (even, odd) : (odd, even + odd);
        }
        return (at, next);
    }

    private static int Magnitude(int n)
    {
        if (n is > Largest or < -Largest) throw new InputError($"the Fibonacci number of index {n} is not computed", expected: $"expected an index up to {Largest}");
        return Math.Abs(n);
    }
}
