using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The prime factorisation of a positive 64-bit number.</summary>
public sealed class Factorization
{
    private Factorization(ulong number, IReadOnlyList<PrimePower> factors)
    {
        Number = number;
        Factors = factors;
    }

    /// <summary>The number that was factored.</summary>
    public ulong Number { get; }

    /// <summary>Its prime powers, primes ascending; empty for 1.</summary>
    public IReadOnlyList<PrimePower> Factors { get; }

    /// <summary>Factors a number: trial division by the primes below 256, then <see cref="PollardRho"/>; every factor is proved prime.</summary>
    /// <param name="number">At least 1.</param>
    /// <exception cref="InputError">The number is 0.</exception>
    public static Factorization Of(ulong number)
    {
        if (number == 0) throw new InputError("0 has no factorisation into primes", expected: "expected a positive integer");
        var factors = new List<PrimePower>();
        ulong rest = number;
        foreach (byte prime in SmallPrimes)
        {
            if ((ulong)prime * prime > rest) break;
            int exponent = 0;
            for (; rest % prime == 0; rest /= prime) exponent++;
            if (exponent > 0) factors.Add(new PrimePower(prime, exponent));
        }
        var primes = new List<ulong>();
        Split(rest, primes);
        primes.Sort();
        foreach (IGrouping<ulong, ulong> group in primes.GroupBy(prime => prime))
            factors.Add(new PrimePower(group.Key, group.Count()));
        return new Factorization(number, factors);
    }

    /// <summary>
    /// Checks the factorisation without repeating it: the primes ascend, the powers multiply back to the number, and each prime has a
    /// <see cref="PrimalityCertificate"/> that verifies.
    /// </summary>
    public bool Verify()
    {
        Integer product = Integer.One;
        ulong last = 0;
        foreach (PrimePower factor in Factors)
        {
            if (factor.Prime <= last || factor.Exponent < 1 || !PrimalityCertificate.For(factor.Prime).Verify()) return false;
            last = factor.Prime;
            product *= factor.Value;
        }
        return product == Number;
    }

    /// <inheritdoc/>
    public override string ToString() => Factors.Count == 0 ? "1" : string.Join(" * ", Factors);

    private static ReadOnlySpan<byte> SmallPrimes =>
    [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127,
        131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251,
    ];

    private static void Split(ulong number, List<ulong> primes)
    {
        if (number == 1) return;
        if (Primality.IsPrime(number))
        {
            primes.Add(number);
            return;
        }
        ulong divisor = PollardRho.FindDivisor(number);
        Split(divisor, primes);
        Split(number / divisor, primes);
    }
}
