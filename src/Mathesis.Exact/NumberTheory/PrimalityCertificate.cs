using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A proof that a number is prime which anyone can check with modular powers (Pratt 1975, "Every prime has a succinct certificate"):
/// a witness w whose order modulo p is p - 1, shown by w^(p-1) = 1 and w^((p-1)/q) != 1 for each prime q dividing p - 1, with a certificate for each q.
/// </summary>
public sealed class PrimalityCertificate
{
    private PrimalityCertificate(ulong prime, ulong witness, IReadOnlyList<PrimalityCertificate> factors)
    {
        Prime = prime;
        Witness = witness;
        Factors = factors;
    }

    /// <summary>The number that is prime.</summary>
    public ulong Prime { get; }

    /// <summary>An element of order p - 1.</summary>
    public ulong Witness { get; }

    /// <summary>Certificates of the distinct primes that divide p - 1.</summary>
    public IReadOnlyList<PrimalityCertificate> Factors { get; }

    /// <summary>Makes a certificate.</summary>
    /// <exception cref="InputError">The number is not prime.</exception>
    public static PrimalityCertificate For(ulong prime)
    {
        if (!Primality.IsPrime(prime)) throw new InputError($"{prime} is not prime", expected: "expected a prime");
        if (prime == 2) return new PrimalityCertificate(2, 1, []);
        IReadOnlyList<PrimePower> factors = Factorization.Of(prime - 1).Factors;
        ulong witness = 2;
        while (!HasFullOrder(witness, prime, factors.Select(factor => factor.Prime))) witness++;
        return new PrimalityCertificate(prime, witness, [.. factors.Select(factor => For(factor.Prime))]);
    }

    /// <summary>Checks the proof; uses nothing but modular powers and division.</summary>
    public bool Verify()
    {
        if (Prime == 2) return true;
        if (Prime < 3 || !HasFullOrder(Witness, Prime, Factors.Select(factor => factor.Prime))) return false;
        ulong rest = Prime - 1;
        foreach (PrimalityCertificate factor in Factors)
        {
            if (factor.Prime >= Prime || factor.Prime < 2 || rest % factor.Prime != 0 || !factor.Verify()) return false;
            while (rest % factor.Prime == 0) rest /= factor.Prime;
        }
        return rest == 1;
    }

    private static bool HasFullOrder(ulong witness, ulong prime, IEnumerable<ulong> factors) =>
        ModularArithmetic.Power(witness, prime - 1, prime) == 1
        && factors.All(factor => ModularArithmetic.Power(witness, (prime - 1) / factor, prime) != 1);
}
