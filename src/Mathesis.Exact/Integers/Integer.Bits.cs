using System.Numerics;

namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The bits that both numbers have, in two's complement without end.</summary>
    public static Integer operator &(Integer a, Integer b) =>
        a.limbs is null && b.limbs is null && a.size >= 0 && b.size >= 0 ? new Integer(1, a.limb & b.limb) : Combine(in a, in b, (x, y) => x & y);

    /// <summary>The bits that one of the numbers has, in two's complement without end.</summary>
    public static Integer operator |(Integer a, Integer b) =>
        a.limbs is null && b.limbs is null && a.size >= 0 && b.size >= 0 ? new Integer(1, a.limb | b.limb) : Combine(in a, in b, (x, y) => x | y);

    /// <summary>The bits that exactly one of the numbers has, in two's complement without end.</summary>
    public static Integer operator ^(Integer a, Integer b) =>
        a.limbs is null && b.limbs is null && a.size >= 0 && b.size >= 0 ? new Integer(1, a.limb ^ b.limb) : Combine(in a, in b, (x, y) => x ^ y);

    /// <summary>The complement: -a - 1.</summary>
    public static Integer operator ~(Integer a) => -a - One;

    /// <summary>How many ones the absolute value has.</summary>
    public long PopulationCount
    {
        get
        {
            long count = 0;
            foreach (ulong part in Magnitude) count += BitOperations.PopCount(part);
            return count;
        }
    }

    private static Integer Combine(in Integer a, in Integer b, Func<ulong, ulong, ulong> operation)
    {
        int length = Math.Max(Math.Abs(a.size), Math.Abs(b.size)) + 1;
        var result = new ulong[length];
        ReadOnlySpan<ulong> x = a.Magnitude, y = b.Magnitude;
        // -m in two's complement is ~m + 1.
        ulong carryX = 1, carryY = 1;
        for (int i = 0; i < length; i++)
        {
            ulong left = i < x.Length ? x[i] : 0, right = i < y.Length ? y[i] : 0;
            if (a.size < 0)
            {
                left = ~left + carryX;
                if (left != 0) carryX = 0;
            }
            if (b.size < 0)
            {
                right = ~right + carryY;
                if (right != 0) carryY = 0;
            }
            result[i] = operation(left, right);
        }
        if ((long)result[^1] >= 0) return new Integer(1, result, length);
        bool carry = true;
        for (int i = 0; i < length; i++)
        {
            result[i] = ~result[i] + (carry ? 1UL : 0);
            carry = carry && result[i] == 0;
        }
        return new Integer(-1, result, length);
    }
}
