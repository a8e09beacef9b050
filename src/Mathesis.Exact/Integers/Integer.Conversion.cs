using System.Numerics;
using System.Runtime.InteropServices;

namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(int value) => (long)value;

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(byte value) => (ulong)value;

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(ushort value) => (ulong)value;

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(uint value) => (ulong)value;

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(long value) => new(value < 0 ? -1 : 1, value < 0 ? unchecked(0 - (ulong)value) : (ulong)value);

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(ulong value) => new(1, value);

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(UInt128 value) => new(1, [(ulong)value, (ulong)(value >> 64)]);

    /// <summary>The integer of a machine number.</summary>
    public static implicit operator Integer(Int128 value) =>
        value < 0 ? -(Integer)unchecked((UInt128)(-value)) : (Integer)(UInt128)value;

    /// <summary>The same integer.</summary>
    public static explicit operator Integer(BigInteger value)
    {
        byte[] bytes = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        var limbs = new ulong[(bytes.Length + 7) / 8];
        bytes.CopyTo(MemoryMarshal.AsBytes(limbs.AsSpan()));
        return new Integer(value.Sign, limbs);
    }

    /// <summary>The same integer.</summary>
    public static explicit operator BigInteger(Integer value)
    {
        var magnitude = new BigInteger(MemoryMarshal.AsBytes(value.Magnitude), isUnsigned: true);
        return value.size < 0 ? -magnitude : magnitude;
    }

    /// <summary>The number rounded towards zero.</summary>
    /// <exception cref="OverflowException">The number is infinite or none.</exception>
    public static explicit operator Integer(double value)
    {
        if (!double.IsFinite(value)) throw new OverflowException("an infinite number is no integer");
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52 & 0x7FF);
        if (exponent < 1023) return default;
        var mantissa = new Integer(value < 0 ? -1 : 1, (1UL << 52) | ((ulong)bits & ((1UL << 52) - 1)));
        return exponent >= 1075 ? mantissa << (exponent - 1075) : Truncate(in mantissa, 1075 - exponent);
    }

    /// <summary>The nearest double, ties to even; infinite beyond the range.</summary>
    public static explicit operator double(Integer value)
    {
        long bits = value.BitLength;
        double result = bits <= 64 ? value.limb : bits > 1024 ? double.PositiveInfinity : value.Leading((int)bits);
        return value.size < 0 ? -result : result;
    }

    /// <summary>The machine number.</summary>
    /// <exception cref="OverflowException">The number has more bits.</exception>
    public static explicit operator long(Integer value) => value.TryToInt64(out long result) ? result : throw TooLarge("long");

    /// <summary>The machine number.</summary>
    /// <exception cref="OverflowException">The number has more bits.</exception>
    public static explicit operator int(Integer value) => checked((int)(long)value);

    /// <summary>The machine number.</summary>
    /// <exception cref="OverflowException">The number is negative or has more bits.</exception>
    public static explicit operator ulong(Integer value) => value.TryToUInt64(out ulong result) ? result : throw TooLarge("ulong");

    /// <summary>The machine number.</summary>
    /// <exception cref="OverflowException">The number is negative or has more bits.</exception>
    public static explicit operator uint(Integer value) => checked((uint)(ulong)value);

    /// <summary>The machine number.</summary>
    /// <exception cref="OverflowException">The number is negative or has more bits.</exception>
    public static explicit operator UInt128(Integer value)
    {
        ReadOnlySpan<ulong> magnitude = value.Magnitude;
        if (value.size < 0 || magnitude.Length > 2) throw TooLarge("UInt128");
        return new UInt128(magnitude.Length > 1 ? magnitude[1] : 0, magnitude.Length > 0 ? magnitude[0] : 0);
    }

    /// <summary>Whether the number is a long, and which.</summary>
    public bool TryToInt64(out long value)
    {
        value = size < 0 ? unchecked((long)(0 - limb)) : (long)limb;
        return limbs is null && (size < 0 ? value < 0 : value >= 0);
    }

    /// <summary>Whether the number is a ulong, and which.</summary>
    public bool TryToUInt64(out ulong value)
    {
        value = limb;
        return limbs is null && size >= 0;
    }

    /// <summary>The leading 64 bits with a sticky lowest bit for what was cut, so that the one rounding is right.</summary>
    private double Leading(int bits)
    {
        Integer cut = Truncate(in this, bits - 64);
        ulong top = cut.limb | (TrailingZeroCount < bits - 64 ? 1UL : 0);
        return Math.ScaleB(top, bits - 64);
    }

    private static OverflowException TooLarge(string type) => new($"the integer is too large for {type}");
}
