using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Orders in the group of units modulo n.</summary>
public static class MultiplicativeOrder
{
    /// <summary>The least k &gt; 0 with a^k = 1 mod n.</summary>
    /// <param name="value">a, coprime to n.</param>
    /// <param name="modulus">n, at least 1.</param>
    /// <param name="options">How n, and the order of the group, are factored.</param>
    /// <exception cref="InputError">a and n have a common factor, or n is below 1.</exception>
    public static Integer Of(Integer value, Integer modulus, FactoringOptions? options = null)
    {
        if (modulus.Sign <= 0) throw new InputError($"modulus {modulus} has no units", expected: "expected a positive modulus");
        Integer divisor = Integer.Gcd(value, modulus);
        if (!divisor.IsOne)
            throw new InputError($"{value} has no order modulo {modulus}: both are divisible by {divisor}", expected: "expected coprime numbers");
        Integer multiple = ArithmeticFunctions.CarmichaelLambda(Factorization.Of(modulus, options));
        return Of(value, modulus, Factorization.Of(multiple, options));
    }

    /// <summary>The order, when a multiple of it is known with its factorisation.</summary>
    /// <param name="value">a, coprime to n.</param>
    /// <param name="modulus">n, at least 1.</param>
    /// <param name="multiple">A k with a^k = 1 mod n.</param>
    public static Integer Of(Integer value, Integer modulus, Factorization multiple)
    {
        Integer one = Integer.Mod(Integer.One, modulus);
        Integer order = multiple.Number;
        foreach (PrimePower factor in multiple.Factors)
        {
            for (int i = 0; i < factor.Exponent; i++)
            {
                Integer next = order / factor.Prime;
                if (Integer.ModPow(value, next, modulus) != one) break;
                order = next;
            }
        }
        return order;
    }
}
