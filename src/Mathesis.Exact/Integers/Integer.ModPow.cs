namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The fewest limbs of a modulus for which division beats Montgomery's reduction.</summary>
    private const int MontgomeryLimit = 96;

    /// <summary>a^exponent modulo a number, in [0, modulus), with a window of four bits.</summary>
    /// <param name="a">Any number.</param>
    /// <param name="exponent">At least 0.</param>
    /// <param name="modulus">Greater than 0.</param>
    public static Integer ModPow(Integer a, Integer exponent, Integer modulus)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent.Sign, nameof(exponent));
        a = Mod(a, modulus);
        if (modulus.limbs is null && exponent.limbs is null) return ModularArithmetic.Power(a.limb, exponent.limb, modulus.limb);
        if (exponent.IsZero) return Mod(One, modulus);
        if (modulus.IsOne) return Zero;
        if (!modulus.IsEven && modulus.Magnitude.Length < MontgomeryLimit) return Montgomery.Power(a, exponent, modulus);
        var table = new Integer[16];
        table[0] = One;
        for (int i = 1; i < 16; i++) table[i] = table[i - 1] * a % modulus;
        Integer result = One;
        ReadOnlySpan<ulong> bits = exponent.Magnitude;
        for (int i = (16 * bits.Length) - 1; i >= 0; i--)
        {
            for (int k = 0; k < 4 && !result.IsOne; k++) result = result * result % modulus;
            int digit = (int)(bits[i / 16] >> (i % 16 * 4)) & 15;
            if (digit != 0) result = result * table[digit] % modulus;
        }
        return result;
    }
}
