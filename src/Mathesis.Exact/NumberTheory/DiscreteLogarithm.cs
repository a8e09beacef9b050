using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Discrete logarithms modulo n: Pohlig and Hellman 1978 reduces them to the prime factors of the base's order; Shanks's baby-step
/// giant-step finds those of short factors, Pollard's rho ("Monte Carlo methods for index computation", 1978) those of longer ones.
/// </summary>
public static class DiscreteLogarithm
{
    /// <summary>The largest prime factor of an order that is attempted: about 2^29 steps.</summary>
    public const ulong LargestPrimeFactor = 1UL << 58;

    /// <summary>Below it baby steps and giant steps, which need a table of the root.</summary>
    private const ulong LargestForTable = 1UL << 36;

    /// <summary>The least x in [0, order of g) with g^x = h mod n, or null when h is no power of g. The result is checked by exponentiation.</summary>
    /// <param name="generator">g, coprime to n.</param>
    /// <param name="target">h.</param>
    /// <param name="modulus">n, at least 1.</param>
    /// <param name="options">How numbers are factored; its cancellation also stops the search.</param>
    /// <exception cref="InputError">g and n have a common factor, n is below 1, or the order has a prime factor above <see cref="LargestPrimeFactor"/>.</exception>
    public static Integer? Find(Integer generator, Integer target, Integer modulus, FactoringOptions? options = null)
    {
        options ??= new FactoringOptions();
        generator = modulus.Sign > 0 ? Integer.Mod(generator, modulus) : generator;
        var order = Factorization.Of(MultiplicativeOrder.Of(generator, modulus, options), options);
        target = Integer.Mod(target, modulus);
        if (!Integer.Gcd(target, modulus).IsOne) return null;
        if (order.Factors.Count > 0 && order.Factors[^1].Prime > LargestPrimeFactor)
            throw new InputError(
                $"the order {order.Number} of {generator} has the prime factor {order.Factors[^1].Prime}",
                expected: $"expected an order whose prime factors are at most {LargestPrimeFactor}");
        var congruences = new List<(Integer, Integer)>();
        foreach (PrimePower factor in order.Factors)
        {
            Integer cofactor = order.Number / factor.Value;
            Integer? part = FindInPrimePowerGroup(
                Integer.ModPow(generator, cofactor, modulus), Integer.ModPow(target, cofactor, modulus), modulus, factor, options);
            if (part is null) return null;
            congruences.Add((part.Value, factor.Value));
        }
        Integer logarithm = ChineseRemainder.Solve(congruences)!.Value.Residue;
        return Integer.ModPow(generator, logarithm, modulus) == target ? logarithm : null;
    }

    // The base has order p^e: the digits of the logarithm to base p, lowest first.
    private static Integer? FindInPrimePowerGroup(Integer generator, Integer target, Integer modulus, PrimePower order, FactoringOptions options)
    {
        Integer prime = order.Prime;
        Integer.TryInvert(generator, modulus, out Integer inverse);
        Integer digitBase = Integer.ModPow(generator, order.Value / prime, modulus);
        ShanksTable? table = prime <= LargestForTable ? new ShanksTable(digitBase, (ulong)prime, modulus) : null;
        Integer logarithm = 0, weight = 1;
        for (int i = 0; i < order.Exponent; i++)
        {
            Integer rest = target * Integer.ModPow(inverse, logarithm, modulus) % modulus;
            Integer projected = Integer.ModPow(rest, Integer.Pow(prime, order.Exponent - 1 - i), modulus);
            Integer? digit = table is null
                ? RhoLogarithm.Find(digitBase, projected, prime, modulus, options)
                : table.Find(projected, options.Cancellation);
            if (digit is null) return null;
            logarithm += digit.Value * weight;
            weight *= prime;
        }
        return logarithm;
    }
}
