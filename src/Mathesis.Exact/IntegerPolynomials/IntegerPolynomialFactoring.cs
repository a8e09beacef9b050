using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Factorisation over the integers (Zassenhaus 1969): modulo the best of several small primes, lifted to a power of the prime above
/// Mignotte's bound of the factors' coefficients, recombined by search or, when there are many, by lattice reduction. Every factor is proved
/// by division.
/// </summary>
internal static class IntegerPolynomialFactoring
{
    /// <summary>How many primes are tried; each may also exclude degrees of factors.</summary>
    private const int Attempts = 6;

    private const ulong FirstPrime = 11;

    /// <summary>The irreducible factors.</summary>
    /// <param name="f">Primitive and square-free, of degree at least 1, with a positive leading coefficient.</param>
    public static IReadOnlyList<IntegerPolynomial> Factor(IntegerPolynomial f)
    {
        if (f.Degree == 1) return [f];
        if (f[0].IsZero) return [IntegerPolynomial.X, .. Factor(f.MultiplyByPower(-1))];
        var possible = new bool[f.Degree + 1];
        Array.Fill(possible, true);
        ModularFactors? best = null;
        ulong prime = FirstPrime;
        for (int attempt = 0; attempt < Attempts; prime = Primality.Next(prime))
        {
            if (ModularFactors.TryFind(f, prime) is not ModularFactors found) continue;
            attempt++;
            found.Restrict(possible);
            if (!possible.AsSpan(1, f.Degree - 1).Contains(true)) return [f];
            if (best is null || found.Count < best.Count) best = found;
        }
        bool many = best!.Count >= LatticeRecombination.LeastFactors;
        long bits = Math.Max(MignotteBits(f), many ? LatticeRecombination.UsefulBits(f, best.Count) : FactorRecombination.UsefulBits(f));
        (IntegerPolynomial[] lifted, Integer modulus) = HenselLifting.Lift(f, best.Split(new RandomStream("exact/integer-polynomials/factoring", 0)), best.Prime, bits);
        return (many ? LatticeRecombination.Find(f, lifted, modulus) : null) ?? new FactorRecombination(f, lifted, modulus, possible).Find();
    }

    /// <summary>A number of bits with: a coefficient of a factor, times the leading coefficient, is less than half of 2^bits (Mignotte 1974).</summary>
    private static long MignotteBits(IntegerPolynomial f)
    {
        Integer norm = Integer.Zero;
        foreach (Integer coefficient in f.Coefficients) norm += Integer.Square(coefficient);
        return f.LeadingCoefficient.BitLength + f.Degree + (norm.BitLength / 2) + 2;
    }
}
