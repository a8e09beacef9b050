namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The quotient rounded towards zero.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Integer operator /(Integer a, Integer b) => DivRem(a, b).Quotient;

    /// <summary>The remainder of the quotient rounded towards zero: it has the dividend's sign.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Integer operator %(Integer a, Integer b)
    {
        if (b.limbs is null) return new Integer(Math.Sign(a.size), NaturalKernels.RemainderLimb(a.Magnitude, b.limb));
        ReadOnlySpan<ulong> x = a.Magnitude, y = b.Magnitude;
        if (x.Length < y.Length) return a;
        var remainder = GC.AllocateUninitializedArray<ulong>(y.Length);
        NaturalKernels.Divide([], remainder, x, y);
        return new Integer(a.size, remainder, remainder.Length);
    }

    /// <summary>The quotient rounded towards zero and its remainder.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static (Integer Quotient, Integer Remainder) DivRem(Integer a, Integer b)
    {
        if (b.size == 0) throw new DivideByZeroException();
        int sign = (a.size ^ b.size) < 0 ? -1 : 1;
        if (a.limbs is null && b.limbs is null)
        {
            (ulong q, ulong r) = Math.DivRem(a.limb, b.limb);
            return (new Integer(sign, q), new Integer(a.size, r));
        }
        ReadOnlySpan<ulong> x = a.Magnitude, y = b.Magnitude;
        if (x.Length < y.Length) return (default, a);
        if (y.Length == 1)
        {
            var digits = GC.AllocateUninitializedArray<ulong>(x.Length);
            ulong rest = NaturalKernels.DivideLimb(digits, x, b.limb);
            return (new Integer(sign, digits, digits.Length), new Integer(Math.Sign(a.size), rest));
        }
        var quotient = GC.AllocateUninitializedArray<ulong>(x.Length - y.Length + 1);
        var remainder = GC.AllocateUninitializedArray<ulong>(y.Length);
        NaturalKernels.Divide(quotient, remainder, x, y);
        return (new Integer(sign, quotient, quotient.Length), new Integer(a.size, remainder, remainder.Length));
    }

    /// <summary>The quotient rounded down and the remainder, which has the divisor's sign.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static (Integer Quotient, Integer Remainder) FloorDivRem(Integer a, Integer b)
    {
        (Integer q, Integer r) = DivRem(a, b);
        return r.size != 0 && (r.size ^ b.size) < 0 ? (q - One, r + b) : (q, r);
    }

    /// <summary>The residue in [0, modulus).</summary>
    /// <param name="a">Any number.</param>
    /// <param name="modulus">Greater than 0.</param>
    public static Integer Mod(Integer a, Integer modulus)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(modulus.Sign, nameof(modulus));
        Integer r = a % modulus;
        return r.size < 0 ? r + modulus : r;
    }

    /// <summary>Whether a divides b; 0 divides 0 only.</summary>
    public static bool Divides(Integer a, Integer b) => a.IsZero ? b.IsZero : (b % a).IsZero;
}
