using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Primality of 64-bit numbers, decided and not guessed: strong probable-prime tests to the first k prime bases are a proof
/// below the least composite that passes them all. The bounds are those of Pomerance, Selfridge and Wagstaff 1980, Jaeschke 1993
/// ("On strong pseudoprimes to several bases", Math. Comp. 61) and Sorenson and Webster 2017 ("Strong pseudoprimes to twelve
/// prime bases", Math. Comp. 86): twelve bases decide everything below 318,665,857,834,031,151,167,461 &gt; 2^64.
/// </summary>
public static partial class Primality
{
    /// <summary>The largest prime below 2^64.</summary>
    public const ulong LargestPrime = 18_446_744_073_709_551_557;

    private static ReadOnlySpan<byte> Bases => [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    /// <summary>Whether <paramref name="n"/> is prime.</summary>
    public static bool IsPrime(ulong n)
    {
        foreach (byte prime in Bases)
        {
            if (n == prime) return true;
            if (n % prime == 0) return false;
        }
        if (n < 41 * 41) return n > 1;
        var arithmetic = new MontgomeryArithmetic(n);
        int count = BasesThatDecide(n);
        for (int i = 0; i < count; i++)
            if (!IsStrongProbablePrime(arithmetic, Bases[i])) return false;
        return true;
    }

    /// <summary>Whether an odd <paramref name="n"/> passes the strong probable-prime test (Miller and Rabin) to a base.</summary>
    /// <param name="n">Odd, at least 3.</param>
    /// <param name="witness">The base; a multiple of n passes.</param>
    public static bool IsStrongProbablePrime(ulong n, ulong witness) =>
        witness % n == 0 || IsStrongProbablePrime(new MontgomeryArithmetic(n), witness);

    /// <summary>The least prime above <paramref name="n"/>.</summary>
    /// <exception cref="InputError">No 64-bit prime is above n.</exception>
    public static ulong Next(ulong n)
    {
        if (n >= LargestPrime)
            throw new InputError($"no prime above {n} fits 64 bits", expected: $"expected a number below {LargestPrime}");
        if (n < 2) return 2;
        ulong candidate = (n + 1) | 1;
        while (!IsPrime(candidate)) candidate += 2;
        return candidate;
    }

    /// <summary>The greatest prime below <paramref name="n"/>.</summary>
    /// <exception cref="InputError">n is at most 2.</exception>
    public static ulong Previous(ulong n)
    {
        if (n <= 2) throw new InputError($"no prime is below {n}", expected: "expected a number of at least 3");
        if (n == 3) return 2;
        ulong candidate = (n - 2) | 1;
        while (!IsPrime(candidate)) candidate -= 2;
        return candidate;
    }

    private static bool IsStrongProbablePrime(MontgomeryArithmetic arithmetic, ulong witness)
    {
        ulong n = arithmetic.Modulus;
        int twos = BitOperations.TrailingZeroCount(n - 1);
        ulong minusOne = n - arithmetic.One;
        ulong power = arithmetic.Power(arithmetic.ToForm(witness), (n - 1) >> twos);
        if (power == arithmetic.One || power == minusOne) return true;
        for (int i = 1; i < twos; i++)
        {
            power = arithmetic.Multiply(power, power);
            if (power == minusOne) return true;
        }
        return false;
    }

    private static int BasesThatDecide(ulong n) => n switch
    {
        < 2_047 => 1,
        < 1_373_653 => 2,
        < 25_326_001 => 3,
        < 3_215_031_751 => 4,
        < 2_152_302_898_747 => 5,
        < 3_474_749_660_383 => 6,
        < 341_550_071_728_321 => 7,
        < 3_825_123_056_546_413_051 => 9,
        _ => 12,
    };
}
