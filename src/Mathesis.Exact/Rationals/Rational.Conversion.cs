namespace Mathesis.Exact;

public readonly partial struct Rational
{
    /// <summary>The rational of an integer.</summary>
    public static implicit operator Rational(Integer value) => new(value, Integer.One, reduced: true);

    /// <summary>The rational of a machine number.</summary>
    public static implicit operator Rational(long value) => (Integer)value;

    /// <summary>The rational of a machine number.</summary>
    public static implicit operator Rational(int value) => (Integer)value;

    /// <summary>The exact value of a double.</summary>
    /// <exception cref="OverflowException">The number is infinite or none.</exception>
    public static explicit operator Rational(double value)
    {
        if (!double.IsFinite(value)) throw new OverflowException("an infinite number is not rational");
        if (value == Math.Truncate(value)) return (Integer)value;
        // A fractional double is below 2^52 and a multiple of 2^-1074.
        int shift = 52 - Math.ILogB(value);
        double scaled = Math.ScaleB(Math.ScaleB(value, shift / 2), shift - (shift / 2));
        return new Rational((Integer)scaled, Integer.One << shift);
    }

    /// <summary>The nearest double, ties to even, subnormal numbers included; infinite beyond the range.</summary>
    public static explicit operator double(Rational value)
    {
        if (value.IsZero) return 0;
        Integer numerator = Integer.Abs(value.Numerator), denominator = value.Denominator;
        long exponent = numerator.BitLength - denominator.BitLength;
        double sign = value.Sign;
        if (exponent > 1025) return sign * double.PositiveInfinity;
        if (exponent < -1080) return sign * 0.0;
        // The value lies between 2^(exponent - 1) and 2^(exponent + 1): take 62 or 63 bits, or down to 2^-1076 if it may be subnormal.
        int lowest = (int)Math.Max(exponent - 62, -1076);
        (Integer quotient, Integer rest) = lowest < 0
            ? Integer.DivRem(numerator << -lowest, denominator)
            : Integer.DivRem(numerator, denominator << lowest);
        ulong bits = (ulong)quotient | (rest.IsZero ? 0UL : 1UL);
        if (exponent >= -1021) return sign * Math.ScaleB(bits, lowest);
        // Two bits and a sticky one below the last place of subnormal numbers.
        int cut = -1074 - lowest;
        ulong half = 1UL << (cut - 1), kept = bits >> cut, tail = bits & ((1UL << cut) - 1);
        if (tail > half || (tail == half && (kept & 1) != 0)) kept++;
        return sign * Math.ScaleB(kept, -1074);
    }
}
