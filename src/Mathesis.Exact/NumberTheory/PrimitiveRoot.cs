namespace Mathesis.Exact;

/// <summary>Generators of the group of units modulo n, which exist for 1, 2, 4, p^k and 2 p^k with p an odd prime (Gauss).</summary>
public static class PrimitiveRoot
{
    /// <summary>Whether the group of units modulo n is cyclic.</summary>
    /// <param name="modulus">The factorisation of n.</param>
    public static bool Exists(Factorization modulus)
    {
        bool isSmall = modulus.Number == 1 || modulus.Number == 2 || modulus.Number == 4;
        int oddPrimes = modulus.Factors.Count(factor => factor.Prime != 2);
        return isSmall || (modulus.Number.TrailingZeroCount <= 1 && oddPrimes == 1);
    }

    /// <summary>The least primitive root modulo n in [0, n), or null when there is none.</summary>
    /// <param name="modulus">At least 1.</param>
    /// <param name="options">How n, and the order of the group, are factored.</param>
    public static Integer? Least(Integer modulus, FactoringOptions? options = null)
    {
        var factors = Factorization.Of(modulus, options);
        if (!Exists(factors)) return null;
        if (modulus.IsOne) return Integer.Zero;
        var order = Factorization.Of(ArithmeticFunctions.EulerPhi(factors), options);
        for (Integer candidate = 1; ; candidate++)
            if (IsGenerator(candidate, modulus, order)) return candidate;
    }

    /// <summary>Whether an element generates the group of units, whose order is known with its factorisation.</summary>
    /// <param name="candidate">The element.</param>
    /// <param name="modulus">n, at least 2.</param>
    /// <param name="order">phi(n).</param>
    public static bool IsGenerator(Integer candidate, Integer modulus, Factorization order) =>
        Integer.Gcd(candidate, modulus).IsOne
        && order.Factors.All(factor => !Integer.ModPow(candidate, order.Number / factor.Prime, modulus).IsOne);
}
