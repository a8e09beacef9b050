using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>The innermost loop of every modular product: a tile of six rows and one strip of sums.</summary>
internal static unsafe class WideTile<TStrip, TLeft, TRight, TSum>
    where TStrip : unmanaged, IWideStrip<TStrip, TLeft, TRight, TSum>
    where TLeft : unmanaged
    where TRight : unmanaged
    where TSum : unmanaged
{
    /// <summary>The rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Computes a tile.</summary>
    /// <param name="depth">The number of steps, at least 1.</param>
    /// <param name="a">[depth, 6]: the left factors.</param>
    /// <param name="b">[depth, width]: the right factors.</param>
    /// <param name="folding">How the sums are kept small.</param>
    /// <param name="sums">[6, width]: the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply(int depth, TLeft* a, TRight* b, in SumFolding folding, TSum* sums)
    {
        TStrip s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default;
        while (true)
        {
            for (int k = Math.Min(depth, folding.Chunk); k > 0; k--)
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
            depth -= folding.Chunk;
            if (depth <= 0) break;
            s0 = TStrip.Fold(s0, folding);
            s1 = TStrip.Fold(s1, folding);
            s2 = TStrip.Fold(s2, folding);
            s3 = TStrip.Fold(s3, folding);
            s4 = TStrip.Fold(s4, folding);
            s5 = TStrip.Fold(s5, folding);
        }
        s0.Store(sums);
        s1.Store(sums + TStrip.Width);
        s2.Store(sums + (2 * TStrip.Width));
        s3.Store(sums + (3 * TStrip.Width));
        s4.Store(sums + (4 * TStrip.Width));
        s5.Store(sums + (5 * TStrip.Width));
    }
}
