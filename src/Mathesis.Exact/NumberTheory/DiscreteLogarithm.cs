using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Discrete logarithms modulo n: Pohlig and Hellman 1978 reduces them to the prime factors of the base's order, Shanks's
/// baby-step giant-step finds those.
/// </summary>
public static class DiscreteLogarithm
{
    /// <summary>The largest prime factor of an order that is attempted: 2^28 giant steps over a table of 2^20.</summary>
    public const ulong LargestPrimeFactor = 1UL << 48;

    private const ulong LargestTable = 1 << 20;

    /// <summary>The least x in [0, order of g) with g^x = h mod n, or null when h is no power of g. The result is checked by exponentiation.</summary>
    /// <param name="generator">g, coprime to n.</param>
    /// <param name="target">h.</param>
    /// <param name="modulus">n, at least 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InputError">g and n have a common factor, n is 0, or the order has a prime factor above <see cref="LargestPrimeFactor"/>.</exception>
    public static ulong? Find(ulong generator, ulong target, ulong modulus, CancellationToken cancellation = default)
    {
        var order = Factorization.Of(MultiplicativeOrder.Of(generator, modulus));
        if (GreatestCommonDivisor.Of(target, modulus) != 1) return null;
        if (order.Factors.Count > 0 && order.Factors[^1].Prime > LargestPrimeFactor)
            throw new InputError(
                $"the order {order.Number} of {generator} has the prime factor {order.Factors[^1].Prime}",
                expected: $"expected an order whose prime factors are at most {LargestPrimeFactor}");
        var congruences = new List<(Integer, Integer)>();
        foreach (PrimePower factor in order.Factors)
        {
            ulong cofactor = order.Number / (ulong)factor.Value;
            ulong? part = FindInPrimePowerGroup(
                ModularArithmetic.Power(generator, cofactor, modulus), ModularArithmetic.Power(target, cofactor, modulus), modulus, factor, cancellation);
            if (part is null) return null;
            congruences.Add((part.Value, factor.Value));
        }
        ulong logarithm = (ulong)ChineseRemainder.Solve(congruences)!.Value.Residue;
        return ModularArithmetic.Power(generator, logarithm, modulus) == target % modulus ? logarithm : null;
    }

    // The base has order p^e: the digits of the logarithm to base p, lowest first.
    private static ulong? FindInPrimePowerGroup(ulong generator, ulong target, ulong modulus, PrimePower order, CancellationToken cancellation)
    {
        ulong prime = order.Prime;
        ulong inverse = ModularArithmetic.Invert(generator, modulus);
        ulong digitBase = ModularArithmetic.Power(generator, (ulong)(order.Value / prime), modulus);
        Dictionary<ulong, uint> table = BabySteps(digitBase, prime, modulus);
        ulong logarithm = 0;
        ulong weight = 1;
        for (int i = 0; i < order.Exponent; i++)
        {
            ulong rest = ModularArithmetic.Multiply(target % modulus, ModularArithmetic.Power(inverse, logarithm, modulus), modulus);
            ulong projected = ModularArithmetic.Power(rest, (ulong)Integer.Pow(prime, order.Exponent - 1 - i), modulus);
            if (GiantSteps(table, digitBase, projected, prime, modulus, cancellation) is not ulong digit) return null;
            logarithm += digit * weight;
            weight = unchecked(weight * prime);
        }
        return logarithm;
    }

    private static Dictionary<ulong, uint> BabySteps(ulong generator, ulong order, ulong modulus)
    {
        int count = (int)Math.Min(LargestTable, IntegerRoot.SquareRoot(order) + 1);
        var table = new Dictionary<ulong, uint>(count);
        ulong power = 1 % modulus;
        for (uint i = 0; i < count; i++)
        {
            table.TryAdd(power, i);
            power = ModularArithmetic.Multiply(power, generator, modulus);
        }
        return table;
    }

    private static ulong? GiantSteps(
        Dictionary<ulong, uint> table, ulong generator, ulong target, ulong order, ulong modulus, CancellationToken cancellation)
    {
        ulong stride = Math.Min(LargestTable, IntegerRoot.SquareRoot(order) + 1);
        ulong step = ModularArithmetic.Power(ModularArithmetic.Invert(generator, modulus), stride, modulus);
        for (ulong start = 0; start < order; start += stride)
        {
            if (table.TryGetValue(target, out uint baby)) return start + baby;
            target = ModularArithmetic.Multiply(target, step, modulus);
            cancellation.ThrowIfCancellationRequested();
        }
        return null;
    }
}
