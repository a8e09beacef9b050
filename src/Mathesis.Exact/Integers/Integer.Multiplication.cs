namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The product.</summary>
    public static Integer operator *(Integer a, Integer b)
    {
        if (a.size == 0 || b.size == 0) return default;
        int sign = (a.size ^ b.size) < 0 ? -1 : 1;
        if (a.limbs is null && b.limbs is null)
        {
            ulong high = Math.BigMul(a.limb, b.limb, out ulong low);
            return high == 0 ? new Integer(sign, low) : new Integer(sign, [low, high], 2);
        }
        ReadOnlySpan<ulong> x = a.Magnitude, y = b.Magnitude;
        var product = GC.AllocateUninitializedArray<ulong>(x.Length + y.Length);
        NaturalKernels.Multiply(product, x, y);
        return new Integer(sign, product, product.Length);
    }

    /// <summary>a squared.</summary>
    public static Integer Square(Integer a) => a * a;

    /// <summary>A power by repeated squaring.</summary>
    /// <param name="a">The base.</param>
    /// <param name="exponent">At least 0; 0^0 is 1.</param>
    public static Integer Pow(Integer a, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        if (a.IsPowerOfTwo)
        {
            Integer power = One << checked((int)(a.TrailingZeroCount * exponent));
            return a.size < 0 && (exponent & 1) != 0 ? -power : power;
        }
        Integer result = One;
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result *= result;
            if ((exponent >> bit & 1) != 0) result *= a;
        }
        return result;
    }

    /// <summary>The number times 2^places; negative places divide, rounding down.</summary>
    public static Integer operator <<(Integer a, int places)
    {
        if (places < 0) return a >> checked(-places);
        if (a.size == 0 || places == 0) return a;
        if (a.limbs is null && places < System.Numerics.BitOperations.LeadingZeroCount(a.limb)) return new Integer(a.size, a.limb << places);
        ReadOnlySpan<ulong> x = a.Magnitude;
        int whole = places / 64;
        var result = new ulong[x.Length + whole + 1];
        result[^1] = NaturalKernels.ShiftLeft(result.AsSpan(whole, x.Length), x, places % 64);
        return new Integer(a.size, result, result.Length);
    }

    /// <summary>The floor of the number divided by 2^places; negative places multiply.</summary>
    public static Integer operator >>(Integer a, int places)
    {
        if (places < 0) return a << checked(-places);
        Integer shifted = Truncate(in a, places);
        return a.size < 0 && a.TrailingZeroCount < places ? shifted - One : shifted;
    }

    private static Integer Truncate(in Integer a, int places)
    {
        if (a.limbs is null) return places < 64 ? new Integer(a.size, a.limb >> places) : default;
        ReadOnlySpan<ulong> x = a.Magnitude;
        int whole = places / 64;
        if (whole >= x.Length) return default;
        var result = GC.AllocateUninitializedArray<ulong>(x.Length - whole);
        NaturalKernels.ShiftRight(result, x[whole..], places % 64);
        return new Integer(a.size, result, result.Length);
    }

    /// <summary>The absolute value modulo 2^places.</summary>
    public static Integer LowBits(Integer a, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        if (a.BitLength <= places) return Abs(a);
        ulong[] low = a.Magnitude[..((places + 63) / 64)].ToArray();
        if (places % 64 != 0) low[^1] &= (1UL << (places % 64)) - 1;
        return new Integer(1, low, low.Length);
    }
}
