using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>An integer of any size. One of at most 64 bits lies inline and allocates nothing; others share immutable limbs.</summary>
public readonly partial struct Integer : IEquatable<Integer>, IComparable<Integer>, IComparable, IFormattable
{
    /// <summary>The limbs of a number of two or more, else null; there may be unused ones at the top.</summary>
    private readonly ulong[]? limbs;

    /// <summary>The only limb when <see cref="limbs"/> is null.</summary>
    private readonly ulong limb;

    /// <summary>The number of limbs, with the number's sign.</summary>
    private readonly int size;

    private Integer(int sign, ulong magnitude)
    {
        limb = magnitude;
        size = magnitude == 0 ? 0 : sign;
    }

    /// <summary>Takes the array over: nobody else may write to it.</summary>
    private Integer(int sign, ulong[] magnitude, int length)
    {
        length = NaturalKernels.Length(magnitude.AsSpan(0, length));
        if (length > 1)
        {
            limbs = magnitude;
            size = sign < 0 ? -length : length;
        }
        else if (length == 1)
        {
            limb = magnitude[0];
            size = sign < 0 ? -1 : 1;
        }
    }

    /// <summary>An integer from its sign and its magnitude, which is copied.</summary>
    /// <param name="sign">Negative for a negative number.</param>
    /// <param name="magnitude">Limbs, least significant first; leading zeros are allowed.</param>
    public Integer(int sign, ReadOnlySpan<ulong> magnitude)
    {
        magnitude = NaturalKernels.Trim(magnitude);
        this = magnitude.Length switch
        {
            0 => default,
            1 => new Integer(sign < 0 ? -1 : 1, magnitude[0]),
            _ => new Integer(sign, magnitude.ToArray(), magnitude.Length),
        };
    }

    /// <summary>0.</summary>
    public static Integer Zero => default;

    /// <summary>1.</summary>
    public static Integer One => new(1, 1UL);

    /// <summary>-1.</summary>
    public static Integer MinusOne => new(-1, 1UL);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Math.Sign(size);

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => size == 0;

    /// <summary>Whether the number is 1.</summary>
    public bool IsOne => size == 1 && limbs is null && limb == 1;

    /// <summary>Whether 2 divides the number.</summary>
    public bool IsEven => ((limbs is null ? limb : limbs[0]) & 1) == 0;

    /// <summary>Whether the magnitude has at most 64 bits.</summary>
    public bool IsSmall => limbs is null;

    /// <summary>The limbs of the absolute value, least significant first, without leading zeros; none for 0.</summary>
    [UnscopedRef]
    public ReadOnlySpan<ulong> Magnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => limbs is null ? new ReadOnlySpan<ulong>(in limb)[..Math.Abs(size)] : limbs.AsSpan(0, Math.Abs(size));
    }

    /// <summary>The number of bits of the absolute value; 0 for 0.</summary>
    public long BitLength
    {
        get
        {
            ReadOnlySpan<ulong> magnitude = Magnitude;
            return magnitude.IsEmpty ? 0 : (64L * magnitude.Length) - BitOperations.LeadingZeroCount(magnitude[^1]);
        }
    }

    /// <summary>The number of zero bits below the lowest one bit of the absolute value; 0 for 0.</summary>
    public long TrailingZeroCount
    {
        get
        {
            ReadOnlySpan<ulong> magnitude = Magnitude;
            if (magnitude.IsEmpty) return 0;
            int i = magnitude.IndexOfAnyExcept(0UL);
            return (64L * i) + BitOperations.TrailingZeroCount(magnitude[i]);
        }
    }

    /// <summary>Whether the absolute value has a one at that place; place 0 is the lowest.</summary>
    public bool HasBit(long place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ReadOnlySpan<ulong> magnitude = Magnitude;
        return place < 64L * magnitude.Length && (magnitude[(int)(place / 64)] >> (int)(place % 64) & 1) != 0;
    }

    /// <summary>Whether the absolute value is a power of two.</summary>
    public bool IsPowerOfTwo => size != 0 && TrailingZeroCount + 1 == BitLength;

    /// <summary>The absolute value.</summary>
    public static Integer Abs(Integer a) => a.size < 0 ? -a : a;

    /// <summary>The smaller number.</summary>
    public static Integer Min(Integer a, Integer b) => a <= b ? a : b;

    /// <summary>The larger number.</summary>
    public static Integer Max(Integer a, Integer b) => a >= b ? a : b;
}
