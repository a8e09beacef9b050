namespace Mathesis.Exact;

/// <summary>
/// The polynomials (a x + b)^2 - k n with one a, a product of primes of the factor base, and all b with b^2 = k n mod a up to sign
/// (Silverman 1987; Contini, "Factoring integers with the self-initializing quadratic sieve", 1997).
/// </summary>
internal sealed class SieveFamily
{
    /// <summary>The family of a set of primes.</summary>
    /// <param name="factorBase">The factor base.</param>
    /// <param name="factors">Indices of different odd primes that do not divide k n.</param>
    public SieveFamily(FactorBase factorBase, int[] factors)
    {
        Factors = factors;
        A = Integer.One;
        foreach (int index in factors) A *= factorBase.Primes[index];
        Parts = new Integer[factors.Length];
        for (int i = 0; i < factors.Length; i++)
        {
            ulong q = factorBase.Primes[factors[i]];
            Integer cofactor = A / q;
            ulong gamma = factorBase.SquareRoots[factors[i]] * ModularArithmetic.Invert(Residue.Of(cofactor, q), q) % q;
            Parts[i] = cofactor * Math.Min(gamma, q - gamma);
        }
    }

    /// <summary>The indices of the primes of a.</summary>
    public int[] Factors { get; }

    /// <summary>a.</summary>
    public Integer A { get; }

    /// <summary>Numbers whose sums with any signs are the b: the i-th is a root of k n modulo the i-th prime and 0 modulo the others.</summary>
    public Integer[] Parts { get; }

    /// <summary>How many polynomials there are.</summary>
    public int Count => 1 << (Factors.Length - 1);
}
