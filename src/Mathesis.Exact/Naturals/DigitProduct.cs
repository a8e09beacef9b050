using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Schoolbook products on digits of 28 bits, eight to a vector: a column of up to 255 products of digits stays below 2^64, so that no carry is
/// taken before the end. Seven limbs are sixteen digits.
/// </summary>
internal static unsafe class DigitProduct
{
    /// <summary>The most limbs of the shorter factor.</summary>
    public const int MostLimbs = 111;

    private const int Bits = 28;
    private const ulong Mask = (1UL << Bits) - 1;

    // Zero digits around the longer factor: a block of columns reaches that far beyond it.
    private const int Padding = 40;

    /// <summary>Whether the processor multiplies eight digits at once.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Writes a b into a.Length + b.Length limbs.</summary>
    /// <param name="product">The limbs of the product.</param>
    /// <param name="a">At least as long as b.</param>
    /// <param name="b">From 1 to <see cref="MostLimbs"/> limbs.</param>
    [SkipLocalsInit]
    public static void Multiply(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int groupsA = (a.Length + 6) / 7, groupsB = (b.Length + 6) / 7;
        // The columns of whole groups of seven limbs, and a block more that may be written.
        int columns = 16 * (groupsA + groupsB), need = Padding + (16 * groupsA) + Padding + (16 * groupsB) + 8 + columns + 32;
        const int small = 1024;
        ulong[]? rented = need > small ? ArrayPool<ulong>.Shared.Rent(need) : null;
        ulong* local = stackalloc ulong[small];
        fixed (ulong* pooled = rented, x = a, y = b, r = product)
        {
            ulong* digitsA = (rented is null ? local : pooled) + Padding, digitsB = digitsA + (16 * groupsA) + Padding, sums = digitsB + (16 * groupsB) + 8;
            new Span<ulong>(digitsA - Padding, Padding).Clear();
            new Span<ulong>(digitsA + (16 * groupsA), Padding).Clear();
            new Span<ulong>(digitsB + (16 * groupsB), 8).Clear();
            Split(digitsA, x, a.Length);
            Split(digitsB, y, b.Length);
            Columns(sums, digitsA, Digits(a.Length), digitsB, Digits(b.Length), columns);
            Join(r, product.Length, sums);
        }
        if (rented is not null) ArrayPool<ulong>.Shared.Return(rented);
    }

    /// <summary>sums[k] = sum of a[k - i] b[i]: the coefficients of a product of polynomials whose sums stay below 2^64.</summary>
    /// <param name="sums">a.Length + b.Length - 1 sums.</param>
    /// <param name="a">Numbers below 2^32, at least as many as b has.</param>
    /// <param name="b">Numbers below 2^32, at least one.</param>
    public static void Convolve(Span<ulong> sums, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int need = (2 * Padding) + a.Length + b.Length + 8 + a.Length + b.Length + 32;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(need);
        rented.AsSpan(0, need).Clear();
        fixed (ulong* start = rented)
        {
            ulong* x = start + Padding, y = x + a.Length + Padding, columns = y + b.Length + 8;
            a.CopyTo(new Span<ulong>(x, a.Length));
            b.CopyTo(new Span<ulong>(y, b.Length));
            Columns(columns, x, a.Length, y, b.Length, a.Length + b.Length);
            new Span<ulong>(columns, a.Length + b.Length - 1).CopyTo(sums);
        }
        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static int Digits(int limbs) => (int)(((64L * limbs) + Bits - 1) / Bits);

    /// <summary>Writes the digits of whole groups of seven limbs, absent limbs as zeros.</summary>
    private static void Split(ulong* digits, ulong* limbs, int count)
    {
        int done = 0;
        // A group is loaded as eight limbs.
        for (; done + 8 <= count; done += 7, digits += 16) SplitGroup(digits, Vector512.Load(limbs + done));
        ulong* tail = stackalloc ulong[16];
        new Span<ulong>(tail, 16).Clear();
        new Span<ulong>(limbs + done, count - done).CopyTo(new Span<ulong>(tail, 16));
        for (int at = 0; done + at < count; at += 7, digits += 16) SplitGroup(digits, Vector512.Load(tail + at));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SplitGroup(ulong* digits, Vector512<ulong> limbs)
    {
        Vector512<ulong> mask = Vector512.Create(Mask), whole = Vector512.Create(64UL);
        Vector512<ulong> place = Vector512.Create(0UL, 28, 56, 20, 48, 12, 40, 4);
        Vector512<ulong> low = Avx512F.ShiftRightLogicalVariable(Avx512F.PermuteVar8x64(limbs, Vector512.Create(0UL, 0, 0, 1, 1, 2, 2, 3)), place);
        Vector512<ulong> high = Avx512F.ShiftLeftLogicalVariable(Avx512F.PermuteVar8x64(limbs, Vector512.Create(1UL, 1, 1, 2, 2, 3, 3, 4)), whole - place);
        ((low | high) & mask).Store(digits);
        place = Vector512.Create(32UL, 60, 24, 52, 16, 44, 8, 36);
        low = Avx512F.ShiftRightLogicalVariable(Avx512F.PermuteVar8x64(limbs, Vector512.Create(3UL, 3, 4, 4, 5, 5, 6, 6)), place);
        high = Avx512F.ShiftLeftLogicalVariable(Avx512F.PermuteVar8x64(limbs, Vector512.Create(4UL, 4, 5, 5, 6, 6, 7, 7)), whole - place);
        ((low | high) & mask).Store(digits + 8);
    }

    /// <summary>sums[c] = sum of a[c - i] b[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns(ulong* sums, ulong* a, int na, ulong* b, int nb, int columns)
    {
        int c = 0;
        for (; c + 16 < na + nb; c += 32)
        {
            // Digits eight apart meet the same vectors of a, moved by one: a window of four slides down.
            int first = Math.Max(0, c - na + 1) & ~7, steps = (Math.Min(nb - 1, c + 31) - first + 8) >> 3;
            Vector512<ulong> s0 = Vector512<ulong>.Zero, s1 = s0, s2 = s0, s3 = s0;
            for (int r = 0; r < 8; r++)
            {
                ulong* window = a + c - first - r, factor = b + first + r;
                Vector512<ulong> w0 = Vector512.Load(window), w1 = Vector512.Load(window + 8), w2 = Vector512.Load(window + 16), w3 = Vector512.Load(window + 24);
                for (int k = 0; k < steps; k++)
                {
                    Vector512<ulong> f = Vector512.Create(*factor);
                    s3 += Product(w3, f);
                    s2 += Product(w2, f);
                    s1 += Product(w1, f);
                    s0 += Product(w0, f);
                    factor += 8;
                    window -= 8;
                    w3 = w2;
                    w2 = w1;
                    w1 = w0;
                    w0 = Vector512.Load(window);
                }
            }
            s0.Store(sums + c);
            s1.Store(sums + c + 8);
            s2.Store(sums + c + 16);
            s3.Store(sums + c + 24);
        }
        if (c < na + nb)
        {
            int first = Math.Max(0, c - na + 1) & ~7, steps = (Math.Min(nb - 1, c + 15) - first + 8) >> 3;
            Vector512<ulong> s0 = Vector512<ulong>.Zero, s1 = s0;
            for (int r = 0; r < 8; r++)
            {
                ulong* window = a + c - first - r, factor = b + first + r;
                Vector512<ulong> w0 = Vector512.Load(window), w1 = Vector512.Load(window + 8);
                for (int k = 0; k < steps; k++)
                {
                    Vector512<ulong> f = Vector512.Create(*factor);
                    s1 += Product(w1, f);
                    s0 += Product(w0, f);
                    factor += 8;
                    window -= 8;
                    w1 = w0;
                    w0 = Vector512.Load(window);
                }
            }
            s0.Store(sums + c);
            s1.Store(sums + c + 8);
            c += 16;
        }
        if (c < columns) new Span<ulong>(sums + c, columns - c).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> a, Vector512<ulong> b) => Avx512F.Multiply(a.AsUInt32(), b.AsUInt32());

    /// <summary>Takes the carries and packs sixteen columns into seven limbs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(ulong* limbs, int count, ulong* sums)
    {
        ulong* tail = stackalloc ulong[7];
        ulong carry = 0;
        for (int done = 0; done < count; done += 7, sums += 16)
        {
            ulong* r = done + 7 <= count ? limbs + done : tail;
            ulong v0 = Pair(sums, ref carry), v1 = Pair(sums + 2, ref carry), v2 = Pair(sums + 4, ref carry), v3 = Pair(sums + 6, ref carry);
            r[0] = v0 | (v1 << 56);
            r[1] = (v1 >> 8) | (v2 << 48);
            r[2] = (v2 >> 16) | (v3 << 40);
            ulong v4 = Pair(sums + 8, ref carry), v5 = Pair(sums + 10, ref carry), v6 = Pair(sums + 12, ref carry), v7 = Pair(sums + 14, ref carry);
            r[3] = (v3 >> 24) | (v4 << 32);
            r[4] = (v4 >> 32) | (v5 << 24);
            r[5] = (v5 >> 40) | (v6 << 16);
            r[6] = (v6 >> 48) | (v7 << 8);
            if (r == tail) new Span<ulong>(tail, count - done).CopyTo(new Span<ulong>(limbs + done, count - done));
        }
    }

    /// <summary>56 bits of two columns; a column and its carry stay below 2^64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair(ulong* sums, ref ulong carry)
    {
        ulong low = sums[0] + carry, high = sums[1] + (low >> Bits);
        carry = high >> Bits;
        return (low & Mask) | ((high & Mask) << Bits);
    }
}
