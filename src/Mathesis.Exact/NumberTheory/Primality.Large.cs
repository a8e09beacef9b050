using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <content>
/// Numbers of any size: the test of Baillie and Wagstaff ("Lucas pseudoprimes", 1980), a strong test to the base 2 and a strong Lucas test. No
/// composite number is known that passes; none exists below 2^64.
/// </content>
public static partial class Primality
{
    /// <summary>
    /// Whether a number is prime below 2^64, and passes the test of Baillie and Wagstaff and the strong tests to some random bases above.
    /// </summary>
    /// <param name="n">Any integer.</param>
    /// <param name="randomBases">How many strong tests to random bases are made beyond.</param>
    /// <param name="seed">The key of the bases.</param>
    public static bool IsProbablePrime(Integer n, int randomBases = 0, ulong seed = 1)
    {
        if (n.Sign <= 0) return false;
        if (n.TryToUInt64(out ulong word)) return IsPrime(word);
        if (n.IsEven || HasSmallDivisor(n) || !IsStrongProbablePrime(n, 2) || !IsStrongLucasProbablePrime(n)) return false;
        if (randomBases == 0) return true;
        var random = new RandomStream("exact/primality", seed);
        for (int i = 0; i < randomBases; i++)
            if (!IsStrongProbablePrime(n, (random.NextUInt64() >> 1) + 2)) return false;
        return true;
    }

    /// <summary>Composite, proved prime, or probably prime: below 2^64 the answer is always proved, above by a <see cref="PrimalityCertificate"/> where one is found.</summary>
    /// <param name="n">Any integer.</param>
    /// <param name="options">How the numbers that the proof needs are factored.</param>
    public static PrimalityVerdict Decide(Integer n, FactoringOptions? options = null) =>
        !IsProbablePrime(n) ? PrimalityVerdict.Composite
        : n.IsSmall || PrimalityCertificate.TryFor(n, options) is not null ? PrimalityVerdict.Prime
        : PrimalityVerdict.ProbablePrime;

    /// <summary>Whether an odd number passes the strong probable-prime test (Miller and Rabin) to a base.</summary>
    /// <param name="n">Odd, at least 3.</param>
    /// <param name="witness">The base; a multiple of n passes.</param>
    public static bool IsStrongProbablePrime(Integer n, Integer witness)
    {
        witness = Integer.Mod(witness, n);
        if (witness.IsZero) return true;
        Integer minusOne = n - 1;
        int twos = (int)minusOne.TrailingZeroCount;
        Integer power = Integer.ModPow(witness, minusOne >> twos, n);
        if (power.IsOne || power == minusOne) return true;
        for (int i = 1; i < twos; i++)
        {
            power = Integer.Square(power) % n;
            if (power == minusOne) return true;
        }
        return false;
    }

    /// <summary>Whether an odd number passes the strong Lucas test with Selfridge's parameters: P = 1 and the first D of 5, -7, 9, -11, ... with (D/n) = -1.</summary>
    /// <param name="n">Odd, at least 3.</param>
    public static bool IsStrongLucasProbablePrime(Integer n)
    {
        if (Integer.IsSquare(n, out _)) return false;
        long d = 5;
        while (true)
        {
            int symbol = JacobiSymbol.Of((Integer)d, n);
            if (symbol == -1) break;
            if (symbol == 0 && Integer.Abs(d) != n) return false;
            d = d > 0 ? -(d + 2) : -d + 2;
        }
        Integer q = Integer.Mod((1 - d) / 4, n), discriminant = Integer.Mod(d, n);
        Integer order = n + 1;
        int twos = (int)order.TrailingZeroCount;
        Integer odd = order >> twos;
        // U, V and Q^k by doubling along the bits of the odd part.
        Integer u = 1, v = 1, power = q;
        for (long bit = odd.BitLength - 2; bit >= 0; bit--)
        {
            u = u * v % n;
            v = Integer.Mod((v * v) - (power << 1), n);
            power = power * power % n;
            if (!odd.HasBit(bit)) continue;
            (u, v) = (Half(u + v, n), Half((discriminant * u) + v, n));
            power = power * q % n;
        }
        if (u.IsZero || v.IsZero) return true;
        for (int i = 1; i < twos; i++)
        {
            v = Integer.Mod((v * v) - (power << 1), n);
            if (v.IsZero) return true;
            power = power * power % n;
        }
        return false;
    }

    /// <summary>The least probable prime above a number, of any size.</summary>
    public static Integer NextProbable(Integer n)
    {
        if (n < LargestPrime) return n.Sign <= 0 ? 2 : Next((ulong)n);
        Integer candidate = n + (n.IsEven ? 1 : 2);
        while (!IsProbablePrime(candidate)) candidate += 2;
        return candidate;
    }

    /// <summary>The greatest probable prime below a number, of any size.</summary>
    /// <exception cref="InputError">The number is at most 2.</exception>
    public static Integer PreviousProbable(Integer n)
    {
        if (n <= 2) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"no prime is below {n}"), expected: "expected a number of at least 3");
        if (n.TryToUInt64(out ulong word)) return Previous(word);
        Integer candidate = n - (n.IsEven ? 1 : 2);
        while (!IsProbablePrime(candidate)) candidate -= 2;
        return candidate;
    }

    private static Integer Half(Integer a, Integer n) => (a.IsEven ? a : a + n) / 2 % n;

    private static bool HasSmallDivisor(Integer n)
    {
        // 3 5 ... 53 in one remainder.
        ulong remainder = Residue.Of(n, 16_294_579_238_595_022_365);
        ReadOnlySpan<byte> primes = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];
        foreach (byte prime in primes)
            if (remainder % prime == 0) return true;
        return false;
    }
}
