using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Products, powers and inverses modulo any 64-bit number.</summary>
public static class ModularArithmetic
{
    /// <summary>a + b mod n.</summary>
    /// <param name="a">Below <paramref name="modulus"/>.</param>
    /// <param name="b">Below <paramref name="modulus"/>.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong Add(ulong a, ulong b, ulong modulus) => a >= modulus - b ? a - (modulus - b) : a + b;

    /// <summary>a - b mod n.</summary>
    /// <param name="a">Below <paramref name="modulus"/>.</param>
    /// <param name="b">Below <paramref name="modulus"/>.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong Subtract(ulong a, ulong b, ulong modulus) => a >= b ? a - b : a - b + modulus;

    /// <summary>a b mod n.</summary>
    /// <param name="a">Any.</param>
    /// <param name="b">Any.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong Multiply(ulong a, ulong b, ulong modulus)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return high == 0 ? low % modulus : (ulong)(new UInt128(high, low) % modulus);
    }

    /// <summary>a^e mod n; the power 0 is 1 mod n.</summary>
    /// <param name="value">The base, any.</param>
    /// <param name="exponent">Any.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong Power(ulong value, ulong exponent, ulong modulus)
    {
        ArgumentOutOfRangeException.ThrowIfZero(modulus);
        if ((modulus & 1) != 0 && modulus > 1)
        {
            var arithmetic = new MontgomeryArithmetic(modulus);
            return arithmetic.FromForm(arithmetic.Power(arithmetic.ToForm(value), exponent));
        }
        ulong result = 1 % modulus;
        for (ulong square = value % modulus; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = Multiply(result, square, modulus);
            square = Multiply(square, square, modulus);
        }
        return result;
    }

    /// <summary>The inverse of <paramref name="value"/> modulo n, in [0, n), or null when they have a common factor.</summary>
    /// <param name="value">Any.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong? TryInvert(ulong value, ulong modulus)
    {
        ArgumentOutOfRangeException.ThrowIfZero(modulus);
        // Coefficients alternate in sign and stay below n, so their magnitudes suffice.
        (ulong r0, ulong r1) = (modulus, value % modulus);
        (ulong t0, ulong t1) = (0, 1 % modulus);
        bool positive = false;
        while (r1 != 0)
        {
            ulong quotient = r0 / r1;
            (r0, r1) = (r1, r0 - (quotient * r1));
            (t0, t1) = (t1, t0 + (quotient * t1));
            positive = !positive;
        }
        if (r0 != 1) return null;
        return positive || t0 == 0 ? t0 : modulus - t0;
    }

    /// <summary>The inverse of <paramref name="value"/> modulo n, in [0, n).</summary>
    /// <param name="value">Any.</param>
    /// <param name="modulus">At least 1.</param>
    /// <exception cref="InputError">They have a common factor.</exception>
    public static ulong Invert(ulong value, ulong modulus) =>
        TryInvert(value, modulus) ?? throw new InputError(
            $"{value} has no inverse modulo {modulus}: both are divisible by {GreatestCommonDivisor.Of(value, modulus)}",
            expected: "expected coprime numbers");
}
