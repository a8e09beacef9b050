using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Orders in the group of units modulo n.</summary>
public static class MultiplicativeOrder
{
    /// <summary>The least k &gt; 0 with a^k = 1 mod n.</summary>
    /// <param name="value">a, coprime to n.</param>
    /// <param name="modulus">n, at least 1.</param>
    /// <exception cref="InputError">a and n have a common factor, or n is 0.</exception>
    public static ulong Of(ulong value, ulong modulus)
    {
        if (modulus == 0) throw new InputError("modulus 0 has no units", expected: "expected a positive modulus");
        ulong divisor = GreatestCommonDivisor.Of(value, modulus);
        if (divisor != 1)
            throw new InputError($"{value} has no order modulo {modulus}: both are divisible by {divisor}", expected: "expected coprime numbers");
        ulong multiple = ArithmeticFunctions.CarmichaelLambda(Factorization.Of(modulus));
        return Of(value, modulus, Factorization.Of(multiple));
    }

    /// <summary>The order, when a multiple of it is known with its factorisation.</summary>
    /// <param name="value">a, coprime to n.</param>
    /// <param name="modulus">n, at least 1.</param>
    /// <param name="multiple">A k with a^k = 1 mod n.</param>
    public static ulong Of(ulong value, ulong modulus, Factorization multiple)
    {
        ulong one = 1 % modulus;
        ulong order = multiple.Number;
        foreach (PrimePower factor in multiple.Factors)
            while (order % factor.Prime == 0 && ModularArithmetic.Power(value, order / factor.Prime, modulus) == one)
                order /= factor.Prime;
        return order;
    }
}
