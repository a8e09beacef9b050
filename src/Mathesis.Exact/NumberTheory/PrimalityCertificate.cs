using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A proof that a number p is prime which anyone can check with modular powers. It holds proved primes q that divide p - 1, each with a
/// witness w: w^(p-1) = 1 and gcd(w^((p-1)/q) - 1, p) = 1 modulo p. Let F be the part of p - 1 made of these primes. Every prime divisor of p is
/// then 1 modulo F (Pocklington 1914), so that p is prime when F^2 exceeds p; when only F^3 does, one more condition on the digits of p to the
/// base F decides (Brillhart, Lehmer and Selfridge, "New primality criteria and factorizations of 2^m +- 1", 1975, theorem 5).
/// </summary>
public sealed class PrimalityCertificate
{
    private static readonly FactoringOptions standard = new();

    private PrimalityCertificate(Integer prime, IReadOnlyList<(PrimalityCertificate Factor, Integer Witness)> factors)
    {
        Prime = prime;
        Factors = factors;
    }

    /// <summary>The number that is prime.</summary>
    public Integer Prime { get; }

    /// <summary>The proofs of primes that divide p - 1, each with its witness; none for 2.</summary>
    public IReadOnlyList<(PrimalityCertificate Factor, Integer Witness)> Factors { get; }

    /// <summary>Makes a certificate.</summary>
    /// <exception cref="InputError">The number is not prime, or p - 1 could not be factored far enough.</exception>
    public static PrimalityCertificate For(Integer prime, FactoringOptions? options = null)
    {
        if (!Primality.IsProbablePrime(prime)) throw new InputError($"{prime} is not prime", expected: "expected a prime");
        return TryFor(prime, options)
            ?? throw new InputError($"no proof that {prime} is prime was found", expected: "expected a prime p for which p - 1 can be factored");
    }

    /// <summary>
    /// Makes a certificate; null when the number is composite or when p - 1 (or a number in the proof of one of its factors) could not be factored
    /// far enough with bounded effort: by curves up to factors of 20 digits and by the quadratic sieve up to 65 digits.
    /// </summary>
    public static PrimalityCertificate? TryFor(Integer prime, FactoringOptions? options = null)
    {
        options ??= standard;
        if (prime < 2 || !Primality.IsProbablePrime(prime)) return null;
        if (prime == 2) return new PrimalityCertificate(2, []);
        Integer order = prime - 1;
        (List<Integer> primes, _) = Factorization.Partial(order, options, mostSieveBits: 216, mostLevels: 3);
        primes.Sort();
        primes.Reverse();
        var factors = new List<(PrimalityCertificate, Integer)>();
        Integer part = Integer.One;
        foreach (Integer q in primes.Distinct())
        {
            if (Decides(prime, part)) break;
            if (TryFor(q, options) is not PrimalityCertificate proof || FindWitness(prime, q) is not Integer witness) continue;
            factors.Add((proof, witness));
            part *= Power(order, q);
        }
        return Decides(prime, part) ? new PrimalityCertificate(prime, factors) : null;
    }

    /// <summary>Checks the proof; uses nothing but modular powers, greatest common divisors and division.</summary>
    public bool Verify()
    {
        if (Prime == 2) return true;
        if (Prime < 3 || Prime.IsEven) return false;
        Integer order = Prime - 1, part = Integer.One;
        var seen = new HashSet<Integer>();
        foreach ((PrimalityCertificate factor, Integer witness) in Factors)
        {
            Integer q = factor.Prime;
            if (q >= Prime || !Integer.Divides(q, order) || !seen.Add(q) || !factor.Verify() || !IsWitness(Prime, q, witness)) return false;
            part *= Power(order, q);
        }
        return Decides(Prime, part);
    }

    /// <summary>Whether divisors of p that are 1 modulo F, an even divisor of p - 1, must be p itself.</summary>
    private static bool Decides(Integer prime, Integer part)
    {
        if (part * part > prime) return true;
        if (part * part * part <= prime || !part.IsEven) return false;
        // With p = 1 + R F and R = 2 F s + r a divisor exists just when s is not 0 and r^2 - 8 s is a square.
        Integer cofactor = (prime - 1) / part;
        if (cofactor.IsEven) return false;
        (Integer s, Integer r) = Integer.DivRem(cofactor, part << 1);
        return s.IsZero || !Integer.IsSquare((r * r) - (s << 3), out _);
    }

    private static Integer Power(Integer order, Integer q)
    {
        Integer power = Integer.One;
        for (Integer rest = order; Integer.Divides(q, rest); rest /= q) power *= q;
        return power;
    }

    private static Integer? FindWitness(Integer prime, Integer q)
    {
        // A share of 1 / q of all numbers are no witnesses.
        for (int candidate = 2; candidate < 300; candidate++)
            if (candidate < prime && IsWitness(prime, q, candidate)) return candidate;
        return null;
    }

    private static bool IsWitness(Integer prime, Integer q, Integer witness)
    {
        Integer power = Integer.ModPow(witness, (prime - 1) / q, prime);
        return Integer.ModPow(power, q, prime).IsOne && Integer.Gcd(power - 1, prime).IsOne;
    }
}
