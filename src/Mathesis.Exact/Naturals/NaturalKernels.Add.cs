namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes a + b into as many limbs as <paramref name="a"/> has and returns the carry, 0 or 1.</summary>
    /// <param name="sum">At least as long as <paramref name="a"/>; may be the same span as either operand.</param>
    /// <param name="a">The longer operand.</param>
    /// <param name="b">At most as long as <paramref name="a"/>.</param>
    public static ulong Add(Span<ulong> sum, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        Require(sum.Length >= a.Length && a.Length >= b.Length);
        fixed (ulong* r = sum, x = a, y = b)
        {
            ulong carry = AddSame(r, x, y, b.Length);
            return AddLimb(r + b.Length, x + b.Length, a.Length - b.Length, carry);
        }
    }

    /// <summary>Adds <paramref name="b"/> to <paramref name="a"/> in place and returns the carry, 0 or 1.</summary>
    public static ulong AddTo(Span<ulong> a, ReadOnlySpan<ulong> b) => Add(a, a, b);

    private static ulong AddSame(ulong* r, ulong* x, ulong* y, int count)
    {
        ulong carry = 0;
        for (int i = 0; i < count; i++)
        {
            ulong partial = x[i] + y[i];
            ulong first = partial < y[i] ? 1UL : 0;
            ulong total = partial + carry;
            carry = first + (total < carry ? 1UL : 0);
            r[i] = total;
        }
        return carry;
    }

    private static ulong AddLimb(ulong* r, ulong* x, int count, ulong carry)
    {
        int i = 0;
        for (; i < count && carry != 0; i++)
        {
            ulong total = x[i] + carry;
            carry = total < carry ? 1UL : 0;
            r[i] = total;
        }
        if (r != x)
        {
            for (; i < count; i++) r[i] = x[i];
        }
        return carry;
    }

    private static void Require(bool condition)
    {
        if (!condition) throw new ArgumentException("spans of the wrong lengths");
    }
}
