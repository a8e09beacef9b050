namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>The coefficients modulo a number, in [0, modulus).</summary>
    internal IntegerPolynomial Modulo(Integer modulus)
    {
        var result = new Integer[Degree + 1];
        for (int i = 0; i < result.Length; i++)
        {
            Integer value = Coefficients[i];
            result[i] = value.Sign >= 0 && value < modulus ? value : Integer.Mod(value, modulus);
        }
        return Own(result);
    }

    /// <summary>The coefficients modulo a number, of least magnitude.</summary>
    internal IntegerPolynomial SymmetricModulo(Integer modulus)
    {
        Integer[] result = Modulo(modulus).Coefficients.ToArray();
        Integer half = modulus >> 1;
        for (int i = 0; i < result.Length; i++)
            if (result[i] > half) result[i] -= modulus;
        return Own(result);
    }

    /// <summary>An e such that all complex roots are less than 2^e in magnitude, from 2 max |a_(n-i) / a_n|^(1/i) (Fujiwara 1916).</summary>
    internal int RootBoundBits()
    {
        long bits = long.MinValue / 2, leading = LeadingCoefficient.BitLength - 1;
        for (int i = 1; i <= Degree; i++)
        {
            if (this[Degree - i].IsZero) continue;
            long ratio = this[Degree - i].BitLength - leading;
            bits = Math.Max(bits, ratio >= 0 ? (ratio + i - 1) / i : -(-ratio / i));
        }
        return bits < int.MinValue / 2 ? 0 : checked((int)bits + 1);
    }
}
