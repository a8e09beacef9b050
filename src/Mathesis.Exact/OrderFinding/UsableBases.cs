namespace Mathesis.Exact;

/// <summary>The bases a modulo n that lead from the order r to a factor: r even and a^(r/2) != -1.</summary>
/// <param name="Usable">How many.</param>
/// <param name="Units">Of how many units.</param>
/// <param name="Bound">1 - 2^(1 - k), k the number of different prime factors of an odd n: the usable fraction is at least that.</param>
public readonly record struct UsableBases(ulong Usable, ulong Units, Rational Bound)
{
    /// <summary>The fraction of units that are usable.</summary>
    public Rational Fraction => new(Usable, Units);

    /// <summary>Tries every unit.</summary>
    /// <param name="modulus">n, odd, at least 3.</param>
    public static UsableBases Of(ulong modulus)
    {
        var factors = Factorization.Of(modulus);
        var exponent = Factorization.Of(ArithmeticFunctions.CarmichaelLambda(factors));
        ulong usable = 0, units = 0;
        for (ulong a = 1; a < modulus; a++)
        {
            if (GreatestCommonDivisor.Of(a, modulus) != 1) continue;
            units++;
            ulong order = (ulong)MultiplicativeOrder.Of(a, modulus, exponent);
            if (order % 2 == 0 && ModularArithmetic.Power(a, order / 2, modulus) != modulus - 1) usable++;
        }
        return new UsableBases(usable, units, Rational.One - (Rational.One * 2 / (Integer.One << factors.Factors.Count)));
    }
}
