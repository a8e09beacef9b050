using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>The innermost loop of every modular product: a tile of six rows and one strip of 64-bit sums of products of 32-bit numbers.</summary>
internal static unsafe class WideTile<TStrip>
    where TStrip : unmanaged, IWideStrip<TStrip>
{
    /// <summary>The rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Computes a tile.</summary>
    /// <param name="depth">The number of products in a sum, at least 1.</param>
    /// <param name="chunk">After how many products the sums must be folded.</param>
    /// <param name="a">[depth, 6]: the left factors.</param>
    /// <param name="b">[depth, width]: the right factors.</param>
    /// <param name="radix">A number congruent to 2^32, for the folding.</param>
    /// <param name="sums">[6, width]: the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply(int depth, int chunk, int* a, long* b, int radix, long* sums)
    {
        TStrip s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        while (true)
        {
            for (int k = Math.Min(depth, chunk); k > 0; k--)
            {
                TStrip row = TStrip.Load(b);
                s0 = TStrip.MultiplyAdd(a, row, s0);
                s1 = TStrip.MultiplyAdd(a + 1, row, s1);
                s2 = TStrip.MultiplyAdd(a + 2, row, s2);
                s3 = TStrip.MultiplyAdd(a + 3, row, s3);
                s4 = TStrip.MultiplyAdd(a + 4, row, s4);
                s5 = TStrip.MultiplyAdd(a + 5, row, s5);
                a += Rows;
                b += TStrip.Width;
            }
            depth -= chunk;
            if (depth <= 0) break;
            s0 = TStrip.Fold(s0, radix);
            s1 = TStrip.Fold(s1, radix);
            s2 = TStrip.Fold(s2, radix);
            s3 = TStrip.Fold(s3, radix);
            s4 = TStrip.Fold(s4, radix);
            s5 = TStrip.Fold(s5, radix);
        }
        s0.Store(sums);
        s1.Store(sums + TStrip.Width);
        s2.Store(sums + (2 * TStrip.Width));
        s3.Store(sums + (3 * TStrip.Width));
        s4.Store(sums + (4 * TStrip.Width));
        s5.Store(sums + (5 * TStrip.Width));
    }
}
