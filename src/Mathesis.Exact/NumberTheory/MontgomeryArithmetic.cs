using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>
/// Arithmetic modulo one odd 64-bit number on residues stored as a 2^64 mod n (Montgomery 1985): a product costs three
/// word multiplications and no division. Works for every odd modulus below 2^64.
/// </summary>
public readonly struct MontgomeryArithmetic
{
    private readonly ulong inverse;
    private readonly ulong radixSquared;

    /// <summary>Prepares arithmetic modulo <paramref name="modulus"/>.</summary>
    /// <param name="modulus">Odd, at least 3.</param>
    public MontgomeryArithmetic(ulong modulus)
    {
        if ((modulus & 1) == 0 || modulus < 3)
            throw new ArgumentOutOfRangeException(nameof(modulus), modulus, "an odd modulus of at least 3 is expected");
        Modulus = modulus;
        // n n = 1 mod 8; each Newton step doubles the number of right bits: 3, 6, 12, 24, 48, 96.
        inverse = modulus;
        for (int i = 0; i < 5; i++) inverse *= 2 - (modulus * inverse);
        One = (0 - modulus) % modulus;
        radixSquared = (ulong)((UInt128)One * One % modulus);
    }

    /// <summary>The modulus n.</summary>
    public ulong Modulus { get; }

    /// <summary>The form of 1: 2^64 mod n.</summary>
    public ulong One { get; }

    /// <summary>The form of a residue; any 64-bit value is reduced.</summary>
    public ulong ToForm(ulong value) => Multiply(value, radixSquared);

    /// <summary>The residue in [0, n) of a form.</summary>
    public ulong FromForm(ulong form) => Multiply(form, 1);

    /// <summary>The form of the product. At most one factor may be unreduced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        ulong correction = NaturalKernels.Wide(low * inverse, Modulus, out _);
        return high - correction + Borrowed(high, correction);
    }

    /// <summary>The form of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Add(ulong a, ulong b)
    {
        ulong room = Modulus - b;
        return a - room + Borrowed(a, room);
    }

    /// <summary>The form of the difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Subtract(ulong a, ulong b) => a - b + Borrowed(a, b);

    /// <summary>The modulus when a is below b, else 0: by a mask, as half of all branches on residues would be mispredicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Borrowed(ulong a, ulong b) => Modulus & (0 - (a < b ? 1UL : 0));

    /// <summary>The form of a power, by squaring from the top bit.</summary>
    /// <param name="form">The form of the base.</param>
    /// <param name="exponent">Any; the power 0 is 1.</param>
    public ulong Power(ulong form, ulong exponent)
    {
        ulong result = One;
        for (int bit = 63 - System.Numerics.BitOperations.LeadingZeroCount(exponent); bit >= 0; bit--)
        {
            result = Multiply(result, result);
            if ((exponent >> bit & 1) != 0) result = Multiply(result, form);
        }
        return result;
    }
}
