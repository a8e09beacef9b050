using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes a times a limb into as many limbs as <paramref name="a"/> has and returns the limb above.</summary>
    /// <param name="product">As long as <paramref name="a"/>; may be the same span.</param>
    /// <param name="a">The number.</param>
    /// <param name="factor">Any limb.</param>
    /// <param name="carry">Added at the bottom.</param>
    public static ulong MultiplyLimb(Span<ulong> product, ReadOnlySpan<ulong> a, ulong factor, ulong carry = 0)
    {
        Require(product.Length >= a.Length);
        fixed (ulong* r = product, x = a) return MultiplyRow(r, x, a.Length, factor, carry);
    }

    private static ulong MultiplyRow(ulong* r, ulong* x, int count, ulong factor, ulong carry)
    {
        for (int i = 0; i < count; i++)
        {
            ulong high = Wide(x[i], factor, out ulong low);
            low += carry;
            carry = high + (low < carry ? 1UL : 0);
            r[i] = low;
        }
        return carry;
    }

    /// <summary>r += x * factor over count limbs; returns the limb above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong AddRow(ulong* r, ulong* x, int count, ulong factor)
    {
        ulong carry = 0;
        for (int i = 0; i < count; i++)
        {
            // The carry comes last: the chain from limb to limb is short.
            ulong high = Wide(x[i], factor, out ulong low), old = r[i];
            low += old;
            high += low < old ? 1UL : 0;
            low += carry;
            carry = high + (low < carry ? 1UL : 0);
            r[i] = low;
        }
        return carry;
    }

    /// <summary>r += x * (factor0 + 2^64 factor1) over count limbs; writes the two limbs above at r[count], r[count + 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTwoRows(ulong* r, ulong* x, int count, ulong factor0, ulong factor1)
    {
        // The window (low, middle) moves up one limb a step; previous is the limb that meets factor1.
        ulong carry0 = 0, carry1 = 0, previous = 0;
        for (int i = 0; i < count; i++)
        {
            ulong limb = x[i];
            ulong high0 = Wide(limb, factor0, out ulong low0);
            ulong high1 = Wide(previous, factor1, out ulong low1);
            ulong sum = low0 + r[i];
            high0 += sum < low0 ? 1UL : 0;
            sum += carry0;
            carry0 = high0 + (sum < carry0 ? 1UL : 0);
            sum += low1;
            high1 += sum < low1 ? 1UL : 0;
            sum += carry1;
            carry1 = high1 + (sum < carry1 ? 1UL : 0);
            r[i] = sum;
            previous = limb;
        }
        ulong top = Wide(previous, factor1, out ulong bottom);
        bottom += carry1;
        top += bottom < carry1 ? 1UL : 0;
        bottom += carry0;
        top += bottom < carry0 ? 1UL : 0;
        r[count] = bottom;
        r[count + 1] = top;
    }

    /// <summary>r -= x * factor over count limbs; returns the limb to be subtracted above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong SubtractRow(ulong* r, ulong* x, int count, ulong factor)
    {
        // Two chains side by side: the carry of the product and the borrow of the difference.
        ulong carry = 0, borrow = 0;
        for (int i = 0; i < count; i++)
        {
            ulong high = Wide(x[i], factor, out ulong low), old = r[i];
            low += carry;
            carry = high + (low < carry ? 1UL : 0);
            ulong difference = old - low, next = old < low ? 1UL : 0;
            next |= difference < borrow ? 1UL : 0;
            r[i] = difference - borrow;
            borrow = next;
        }
        return carry + borrow;
    }
}
