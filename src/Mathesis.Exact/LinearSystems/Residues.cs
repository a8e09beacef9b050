namespace Mathesis.Exact;

/// <summary>Residues of numbers modulo a word.</summary>
internal static class Residues
{
    /// <summary>value mod modulus, in [0, modulus).</summary>
    /// <param name="value">Any number.</param>
    /// <param name="modulus">From 1 to 2^63.</param>
    public static ulong Of(long value, ulong modulus)
    {
        if (value >= 0) return (ulong)value % modulus;
        ulong rest = unchecked(0 - (ulong)value) % modulus;
        return rest == 0 ? 0 : modulus - rest;
    }

    /// <summary>value mod modulus, in [0, modulus).</summary>
    /// <param name="value">Any number.</param>
    /// <param name="modulus">From 1 to 2^63.</param>
    public static ulong Of(in Integer value, ulong modulus)
    {
        ulong rest = NaturalKernels.RemainderLimb(value.Magnitude, modulus);
        return value.Sign >= 0 || rest == 0 ? rest : modulus - rest;
    }

    /// <summary>value mod prime, in [0, prime); false when the prime divides the denominator.</summary>
    public static bool TryOf(Rational value, ulong prime, out ulong residue)
    {
        residue = Of(value.Numerator, prime);
        if (value.IsInteger) return true;
        ulong denominator = Of(value.Denominator, prime);
        if (denominator == 0) return false;
        residue = Multiply(residue, ModularArithmetic.Invert(denominator, prime), prime);
        return true;
    }

    /// <summary>a b mod modulus.</summary>
    public static ulong Multiply(ulong a, ulong b, ulong modulus) => (ulong)((UInt128)a * b % modulus);
}
