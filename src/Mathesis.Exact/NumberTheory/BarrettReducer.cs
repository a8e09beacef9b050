namespace Mathesis.Exact;

/// <summary>
/// Remainders modulo one number without division (Barrett 1986): the quotient is estimated by the high word of a product
/// with floor((2^64 - 1) / n), which is short by at most one for every 64-bit dividend.
/// </summary>
public readonly struct BarrettReducer
{
    private readonly ulong reciprocal;

    /// <summary>Prepares reduction modulo <paramref name="modulus"/>.</summary>
    /// <param name="modulus">In [1, 2^63].</param>
    public BarrettReducer(ulong modulus)
    {
        ArgumentOutOfRangeException.ThrowIfZero(modulus);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(modulus, 1UL << 63);
        Modulus = modulus;
        reciprocal = ulong.MaxValue / modulus;
    }

    /// <summary>The modulus n.</summary>
    public ulong Modulus { get; }

    /// <summary><paramref name="value"/> mod n, for any 64-bit value.</summary>
    public ulong Reduce(ulong value)
    {
        ulong remainder = value - (Math.BigMul(value, reciprocal, out _) * Modulus);
        return remainder >= Modulus ? remainder - Modulus : remainder;
    }
}
