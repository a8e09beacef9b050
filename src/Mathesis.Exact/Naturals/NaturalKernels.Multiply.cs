using System.Buffers;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>
    /// Writes a times b: schoolbook rows, Karatsuba's method (Karatsuba and Ofman 1962), number-theoretic transforms
    /// (<see cref="TransformProduct"/>), by the length of the shorter factor.
    /// </summary>
    /// <param name="product">a.Length + b.Length limbs, all written; no overlap with the factors.</param>
    /// <param name="a">At least one limb.</param>
    /// <param name="b">At least one limb; the same span as <paramref name="a"/> is squared faster.</param>
    public static void Multiply(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        if (a.Length < b.Length)
        {
            Multiply(product, b, a);
            return;
        }
        Require(product.Length == a.Length + b.Length && b.Length > 0);
        if (a == b)
        {
            Square(product, a);
            return;
        }
        if (b.Length < KaratsubaThreshold)
        {
            MultiplySchoolbook(product, a, b);
        }
        else if (b.Length >= TransformThreshold && a.Length < 8 * b.Length && product.Length <= TransformProduct.MostLimbs)
        {
            TransformProduct.Multiply(product, a, b);
        }
        else if (b.Length == a.Length && b.Length < TransformThreshold)
        {
            ulong[] rented = ArrayPool<ulong>.Shared.Rent(KaratsubaScratch(a.Length));
            Karatsuba(product, a, b, rented);
            ArrayPool<ulong>.Shared.Return(rented);
        }
        else
        {
            MultiplyBlocks(product, a, b);
        }
    }

    private static void MultiplySchoolbook(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        if (b.Length >= VectorThreshold && b.Length <= DigitProduct.MostLimbs && DigitProduct.IsSupported)
        {
            DigitProduct.Multiply(product, a, b);
            return;
        }
        fixed (ulong* r = product, x = a, y = b) MultiplySchoolbook(r, x, a.Length, y, b.Length);
    }

    private static void MultiplySchoolbook(ulong* r, ulong* x, int xs, ulong* y, int ys)
    {
        r[xs] = MultiplyRow(r, x, xs, y[0], 0);
        int j = 1;
        for (; j + 1 < ys; j += 2) AddTwoRows(r + j, x, xs, y[j], y[j + 1]);
        if (j < ys) r[j + xs] = AddRow(r + j, x, xs, y[j]);
    }

    /// <summary>The long factor in blocks of the length of the short one.</summary>
    private static void MultiplyBlocks(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int block = Math.Min(b.Length, TransformProduct.MostLimbs / 2);
        if (b.Length > block)
        {
            // Beyond the transforms: halves of the longer factor, then of the shorter.
            MultiplyHalves(product, a, b);
            return;
        }
        // Blocks for the transforms may be longer than b, which shares b's length better.
        if (block >= TransformThreshold) block = Math.Min(4 * block, TransformProduct.MostLimbs - block);
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(block + b.Length);
        product.Clear();
        for (int at = 0; at < a.Length; at += block)
        {
            ReadOnlySpan<ulong> part = a.Slice(at, Math.Min(block, a.Length - at));
            Span<ulong> partial = rented.AsSpan(0, part.Length + b.Length);
            Multiply(partial, part, b);
            AddTo(product[at..], partial);
        }
        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static void MultiplyHalves(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int half = a.Length / 2;
        var partial = new ulong[a.Length - half + b.Length];
        Multiply(product[..(half + b.Length)], a[..half], b);
        product[(half + b.Length)..].Clear();
        Multiply(partial, a[half..], b);
        AddTo(product[half..], partial);
    }

    private static int KaratsubaScratch(int length) => (5 * length) + 128;

    /// <summary>Both factors have the same length; the variant with differences, so that no intermediate has a carry limb.</summary>
    private static void Karatsuba(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> scratch)
    {
        int n = a.Length, low = (n + 1) / 2, high = n - low;
        if (n < KaratsubaThreshold)
        {
            MultiplySchoolbook(product, a, b);
            return;
        }
        Span<ulong> distances = scratch[..(2 * low)], rest = scratch[(2 * low)..];
        bool negative = Distance(product[..low], a[..low], a[low..]) ^ Distance(product.Slice(low, low), b[..low], b[low..]);
        Karatsuba(distances, product[..low], product.Slice(low, low), rest);
        Karatsuba(product[..(2 * low)], a[..low], b[..low], rest);
        Karatsuba(product[(2 * low)..], a[low..], b[low..], rest);
        KaratsubaJoin(product, distances, rest[..((2 * low) + 1)], low, high, negative);
    }

    /// <summary>Adds the middle term: low product + high product - product of the differences.</summary>
    private static void KaratsubaJoin(Span<ulong> product, Span<ulong> distances, Span<ulong> middle, int low, int high, bool negative)
    {
        middle[2 * low] = Add(middle, product[..(2 * low)], product.Slice(2 * low, 2 * high));
        if (negative) AddTo(middle, distances);
        else SubtractFrom(middle, distances);
        AddTo(product[low..], Trim(middle));
    }
}
