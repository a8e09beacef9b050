namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes a - b into as many limbs as <paramref name="a"/> has and returns the borrow, 0 or 1.</summary>
    /// <param name="difference">At least as long as <paramref name="a"/>; may be the same span as either operand.</param>
    /// <param name="a">The longer operand.</param>
    /// <param name="b">At most as long as <paramref name="a"/>.</param>
    public static ulong Subtract(Span<ulong> difference, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        Require(difference.Length >= a.Length && a.Length >= b.Length);
        fixed (ulong* r = difference, x = a, y = b)
        {
            ulong borrow = SubtractSame(r, x, y, b.Length);
            return SubtractLimb(r + b.Length, x + b.Length, a.Length - b.Length, borrow);
        }
    }

    /// <summary>Subtracts <paramref name="b"/> from <paramref name="a"/> in place and returns the borrow, 0 or 1.</summary>
    public static ulong SubtractFrom(Span<ulong> a, ReadOnlySpan<ulong> b) => Subtract(a, a, b);

    private static ulong SubtractSame(ulong* r, ulong* x, ulong* y, int count)
    {
        ulong borrow = 0;
        for (int i = 0; i < count; i++)
        {
            ulong u = x[i], v = y[i];
            ulong partial = u - v;
            ulong first = u < v ? 1UL : 0;
            r[i] = partial - borrow;
            borrow = first + (partial < borrow ? 1UL : 0);
        }
        return borrow;
    }

    private static ulong SubtractLimb(ulong* r, ulong* x, int count, ulong borrow)
    {
        int i = 0;
        for (; i < count && borrow != 0; i++)
        {
            ulong u = x[i];
            r[i] = u - borrow;
            borrow = u < borrow ? 1UL : 0;
        }
        if (r != x)
        {
            for (; i < count; i++) r[i] = x[i];
        }
        return borrow;
    }

    /// <summary>Writes |a - b| for operands of any lengths, with leading zeros; true when a is less than b.</summary>
    private static bool Distance(Span<ulong> r, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        bool negative = Compare(a, b) < 0;
        ReadOnlySpan<ulong> large = Trim(negative ? b : a), small = Trim(negative ? a : b);
        Subtract(r, large, small);
        r[large.Length..].Clear();
        return negative;
    }
}
