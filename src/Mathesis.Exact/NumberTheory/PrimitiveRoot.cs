namespace Mathesis.Exact;

/// <summary>Generators of the group of units modulo n, which exist for 1, 2, 4, p^k and 2 p^k with p an odd prime (Gauss).</summary>
public static class PrimitiveRoot
{
    /// <summary>Whether the group of units modulo n is cyclic.</summary>
    /// <param name="modulus">The factorisation of n.</param>
    public static bool Exists(Factorization modulus)
    {
        ulong odd = modulus.Number % 2 == 0 ? modulus.Number / 2 : modulus.Number;
        int oddPrimes = modulus.Factors.Count(factor => factor.Prime != 2);
        return modulus.Number is 1 or 2 or 4 || (odd % 2 != 0 && oddPrimes == 1);
    }

    /// <summary>The least primitive root modulo n in [0, n), or null when there is none.</summary>
    /// <param name="modulus">At least 1.</param>
    public static ulong? Least(ulong modulus)
    {
        var factors = Factorization.Of(modulus);
        if (!Exists(factors)) return null;
        if (modulus == 1) return 0;
        var order = Factorization.Of(ArithmeticFunctions.EulerPhi(factors));
        for (ulong candidate = 1; ; candidate++)
            if (IsGenerator(candidate, modulus, order)) return candidate;
    }

    private static bool IsGenerator(ulong candidate, ulong modulus, Factorization order) =>
        GreatestCommonDivisor.Of(candidate, modulus) == 1
        && order.Factors.All(factor => ModularArithmetic.Power(candidate, order.Number / factor.Prime, modulus) != 1);
}
