using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>
/// The innermost loop of the matrix product: a tile of C of a few rows and a strip of columns stays in registers while k runs.
/// Every element gets the sum over k in rising order, begun at zero, whatever the tile, so results do not depend on how a product is cut into tiles.
/// </summary>
/// <remarks>Tiles are never inlined: several in one method are more variables than the compiler tracks, and then none stays in a register.</remarks>
internal static unsafe class MatrixTile<T, TLanes, TStrip>
    where T : unmanaged
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TStrip : unmanaged, IStrip<TStrip, TLanes, T>
{
    /// <summary>The rows of the largest tile.</summary>
    public const int Rows = 6;

    /// <summary>C = A B, or C += A B, for all rows of a strip of columns: tiles of six rows, then of three, then single rows.</summary>
    public static void MultiplyRows(int m, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, bool add)
    {
        int i = 0;
        for (; i + Rows <= m; i += Rows) Six(k, a + i * aRow, aRow, aColumn, b, bRow, c + i * cRow, cRow, add);
        for (; i + 3 <= m; i += 3) Three(k, a + i * aRow, aRow, aColumn, b, bRow, c + i * cRow, cRow, add);
        for (; i < m; i++) One(k, a + i * aRow, aColumn, b, bRow, c + i * cRow, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Six(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, bool add)
    {
        TStrip c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        T* lower = a + 3 * aRow;
        for (; k > 0; k--)
        {
            TStrip row = TStrip.Load(b);
            c0 = TStrip.MultiplyAdd(TLanes.Broadcast(a[0]), row, c0);
            c1 = TStrip.MultiplyAdd(TLanes.Broadcast(a[aRow]), row, c1);
            c2 = TStrip.MultiplyAdd(TLanes.Broadcast(a[2 * aRow]), row, c2);
            c3 = TStrip.MultiplyAdd(TLanes.Broadcast(lower[0]), row, c3);
            c4 = TStrip.MultiplyAdd(TLanes.Broadcast(lower[aRow]), row, c4);
            c5 = TStrip.MultiplyAdd(TLanes.Broadcast(lower[2 * aRow]), row, c5);
            a += aColumn;
            lower += aColumn;
            b += bRow;
        }
        if (add)
        {
            c0 += TStrip.Load(c);
            c1 += TStrip.Load(c + cRow);
            c2 += TStrip.Load(c + 2 * cRow);
            c3 += TStrip.Load(c + 3 * cRow);
            c4 += TStrip.Load(c + 4 * cRow);
            c5 += TStrip.Load(c + 5 * cRow);
        }
        c0.Store(c);
        c1.Store(c + cRow);
        c2.Store(c + 2 * cRow);
        c3.Store(c + 3 * cRow);
        c4.Store(c + 4 * cRow);
        c5.Store(c + 5 * cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Three(int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, bool add)
    {
        TStrip c0 = default, c1 = default, c2 = default;
        for (; k > 0; k--)
        {
            TStrip row = TStrip.Load(b);
            c0 = TStrip.MultiplyAdd(TLanes.Broadcast(a[0]), row, c0);
            c1 = TStrip.MultiplyAdd(TLanes.Broadcast(a[aRow]), row, c1);
            c2 = TStrip.MultiplyAdd(TLanes.Broadcast(a[2 * aRow]), row, c2);
            a += aColumn;
            b += bRow;
        }
        if (add)
        {
            c0 += TStrip.Load(c);
            c1 += TStrip.Load(c + cRow);
            c2 += TStrip.Load(c + 2 * cRow);
        }
        c0.Store(c);
        c1.Store(c + cRow);
        c2.Store(c + 2 * cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void One(int k, T* a, nint aColumn, T* b, nint bRow, T* c, bool add)
    {
        TStrip c0 = default;
        for (; k > 0; k--)
        {
            c0 = TStrip.MultiplyAdd(TLanes.Broadcast(*a), TStrip.Load(b), c0);
            a += aColumn;
            b += bRow;
        }
        if (add)
        {
            c0 += TStrip.Load(c);
        }
        c0.Store(c);
    }
}
