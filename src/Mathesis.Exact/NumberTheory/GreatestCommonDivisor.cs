using System.Numerics;

namespace Mathesis.Exact;

/// <summary>Greatest common divisors of 64-bit numbers.</summary>
public static class GreatestCommonDivisor
{
    /// <summary>gcd(a, b) by the binary algorithm (Stein 1967); gcd(0, 0) = 0.</summary>
    public static ulong Of(ulong a, ulong b)
    {
        if (a == 0) return b;
        if (b == 0) return a;
        int shift = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        while (b != 0)
        {
            b >>= BitOperations.TrailingZeroCount(b);
            if (a > b) (a, b) = (b, a);
            b -= a;
        }
        return a << shift;
    }

    /// <summary>lcm(a, b), which may need 128 bits; lcm(0, b) = 0.</summary>
    public static UInt128 LeastCommonMultiple(ulong a, ulong b) => a == 0 || b == 0 ? 0 : (UInt128)(a / Of(a, b)) * b;

    /// <summary>
    /// gcd(a, b) with integers x, y such that a x + b y = gcd, |x| at most b / gcd and |y| at most a / gcd (Euclid's
    /// algorithm; Knuth, TAOCP 2, algorithm 4.5.2X). The coefficients of a remainder sequence never exceed those bounds, so 128 bits hold them.
    /// </summary>
    public static (ulong Gcd, Int128 X, Int128 Y) Extended(ulong a, ulong b)
    {
        (ulong r0, ulong r1) = (a, b);
        (Int128 x0, Int128 x1) = (1, 0);
        (Int128 y0, Int128 y1) = (0, 1);
        while (r1 != 0)
        {
            ulong quotient = r0 / r1;
            (r0, r1) = (r1, r0 - (quotient * r1));
            (x0, x1) = (x1, x0 - (quotient * x1));
            (y0, y1) = (y1, y0 - (quotient * y1));
        }
        return (r0, x0, y0);
    }
}
