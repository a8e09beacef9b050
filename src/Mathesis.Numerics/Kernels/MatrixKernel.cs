using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>
/// Cuts a matrix product into blocks that fit the caches and strips that fit the registers (Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication", 2008). Blocks of A and B are copied into consecutive memory only where that pays:
/// B when its columns are not adjacent, when its last columns do not fill a vector, or when its rows lie a power of two apart
/// and would share the same few cache sets; A when its rows are read across such a distance.
/// </summary>
internal static unsafe class MatrixKernel<T, TLanes>
    where T : unmanaged
    where TLanes : unmanaged, ILanes<TLanes, T>
{
    /// <summary>
    /// How many terms are summed before the sum is added to C. Besides keeping blocks small this keeps rounding small: the error
    /// of a sum of n blocks grows with the root of n + depth instead of n * depth.
    /// </summary>
    private const int Depth = 48;

    /// <summary>How many rows of A are copied at once; a multiple of the rows of a tile.</summary>
    private const int BlockRows = 144;

    /// <summary>A copy made to avoid cache conflicts pays from this extent on.</summary>
    private const int WorthCopying = 24;

    private static int TileRows => MatrixTile<T, TLanes, Strip1<TLanes, T>>.Rows;

    /// <summary>C = A B or C += A B; arguments as <see cref="MatrixProduct"/> describes them.</summary>
    [SkipLocalsInit]
    public static void Multiply(
        int m, int n, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow, bool add)
    {
        bool copyA = Collides(aColumn) && m >= WorthCopying && n >= WorthCopying && k >= WorthCopying;
        bool copyB = bColumn != 1 || (Collides(bRow) && m >= WorthCopying && k >= WorthCopying);
        T* block = stackalloc T[copyA ? BlockRows * Math.Min(k, Depth) : 0];
        int rows = copyA ? BlockRows : m;
        for (int l = 0; l < k; l += Depth)
        {
            int depth = Math.Min(Depth, k - l);
            for (int i = 0; i < m; i += rows)
            {
                int height = Math.Min(rows, m - i);
                T* aBlock = a + i * aRow + l * aColumn;
                if (copyA) CopyA(height, depth, aBlock, aRow, aColumn, block);
                MultiplyBlock(
                    height, n, depth, copyA ? block : aBlock, copyA ? 1 : aRow, copyA ? height : aColumn,
                    b + l * bRow, bRow, bColumn, copyB, c + i * cRow, cRow, add || l > 0);
            }
        }
    }

    /// <summary>Goes through the strips of columns of one block.</summary>
    private static void MultiplyBlock(
        int m, int n, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, bool copyB, T* c, nint cRow, bool add)
    {
        int lanes = TLanes.Count;
        for (int j = 0; j < n;)
        {
            int vectors = StripVectors((n - j) / lanes);
            int columns = Math.Min(Math.Max(vectors, 1) * lanes, n - j);
            T* strip = b + j * bColumn;
            if (vectors == 0) MultiplyPartial(columns, m, k, a, aRow, aColumn, strip, bRow, bColumn, c + j, cRow, add);
            else if (copyB) MultiplyCopied(vectors, m, k, a, aRow, aColumn, strip, bRow, bColumn, c + j, cRow, add);
            else MultiplyStrip(vectors, m, k, a, aRow, aColumn, strip, bRow, c + j, cRow, add);
            j += columns;
        }
    }

    /// <summary>How many whole vectors the next strip takes: the widest tile, but never so that a lone vector remains.</summary>
    private static int StripVectors(int remaining)
    {
        int widest = TLanes.TileVectors;
        if (remaining <= widest) return remaining;
        return widest > 2 && remaining is > 4 and < 7 ? 3 : widest;
    }

    /// <summary>A strip whose columns of B are first copied side by side.</summary>
    [SkipLocalsInit]
    private static void MultiplyCopied(
        int vectors, int m, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow, bool add)
    {
        int width = vectors * TLanes.Count;
        byte* memory = stackalloc byte[(k * width * sizeof(T)) + AlignedBuffer<T>.Alignment];
        T* copy = Align(memory);
        CopyB(k, width, width, b, bRow, bColumn, copy);
        MultiplyStrip(vectors, m, k, a, aRow, aColumn, copy, width, c, cRow, add);
    }

    /// <summary>The last columns, when they do not fill a vector: B is copied with zeros beside it, C through a tile in memory.</summary>
    [SkipLocalsInit]
    private static void MultiplyPartial(
        int columns, int m, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow, bool add)
    {
        int width = TLanes.Count;
        byte* memory = stackalloc byte[((k + TileRows) * width * sizeof(T)) + AlignedBuffer<T>.Alignment];
        T* copy = Align(memory);
        T* tile = copy + k * width;
        CopyB(k, columns, width, b, bRow, bColumn, copy);
        new Span<T>(tile, TileRows * width).Clear();
        for (int i = 0; i < m; i += TileRows)
        {
            int rows = Math.Min(TileRows, m - i);
            for (int r = 0; r < rows; r++)
                new Span<T>(c + (i + r) * cRow, columns).CopyTo(new Span<T>(tile + r * width, columns));
            MultiplyStrip(1, rows, k, a + i * aRow, aRow, aColumn, copy, width, tile, width, add);
            for (int r = 0; r < rows; r++)
                new Span<T>(tile + r * width, columns).CopyTo(new Span<T>(c + (i + r) * cRow, columns));
        }
    }

    private static void MultiplyStrip(int vectors, int m, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, T* c, nint cRow, bool add)
    {
        switch (vectors)
        {
            case 1: MatrixTile<T, TLanes, Strip1<TLanes, T>>.MultiplyRows(m, k, a, aRow, aColumn, b, bRow, c, cRow, add); break;
            case 2: MatrixTile<T, TLanes, Strip2<TLanes, T>>.MultiplyRows(m, k, a, aRow, aColumn, b, bRow, c, cRow, add); break;
            case 3: MatrixTile<T, TLanes, Strip3<TLanes, T>>.MultiplyRows(m, k, a, aRow, aColumn, b, bRow, c, cRow, add); break;
            default: MatrixTile<T, TLanes, Strip4<TLanes, T>>.MultiplyRows(m, k, a, aRow, aColumn, b, bRow, c, cRow, add); break;
        }
    }

    /// <summary>Copies a block of A column after column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyA(int m, int k, T* a, nint aRow, nint aColumn, T* copy)
    {
        for (int l = 0; l < k; l++)
        {
            T* column = a + l * aColumn;
            for (int i = 0; i < m; i++) copy[i] = column[i * aRow];
            copy += m;
        }
    }

    /// <summary>Copies columns of B side by side, with zeros up to the strip's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyB(int k, int columns, int width, T* b, nint bRow, nint bColumn, T* copy)
    {
        const int lines = 16;
        for (int l = 0; l < k; l += lines)
        {
            int rows = Math.Min(lines, k - l);
            if (bRow == 1) Transposition.Copy(columns, rows, b, bColumn, copy, width);
            else if (bColumn <= bRow) CopyRows(rows, columns, b, bRow, bColumn, copy, width);
            else CopyColumns(rows, columns, b, bRow, bColumn, copy, width);
            if (columns < width)
            {
                for (int r = 0; r < rows; r++) new Span<T>(copy + r * width + columns, width - columns).Clear();
            }
            b += lines * bRow;
            copy += lines * width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyRows(int rows, int columns, T* b, nint bRow, nint bColumn, T* copy, nint width)
    {
        for (int r = 0; r < rows; r++)
        {
            if (bColumn == 1 && columns == width) Unsafe.CopyBlock(copy, b, (uint)(columns * sizeof(T)));
            else for (int j = 0; j < columns; j++) copy[j] = b[j * bColumn];
            b += bRow;
            copy += width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyColumns(int rows, int columns, T* b, nint bRow, nint bColumn, T* copy, nint width)
    {
        for (int j = 0; j < columns; j++)
        {
            for (int r = 0; r < rows; r++) copy[r * width] = b[r * bRow];
            b += bColumn;
            copy++;
        }
    }

    /// <summary>Whether rows that far apart fall into so few cache sets that they evict each other.</summary>
    private static bool Collides(nint stride) => stride * sizeof(T) % 1024 == 0;

    private static T* Align(byte* memory) =>
        (T*)(((nuint)memory + AlignedBuffer<T>.Alignment - 1) & ~(nuint)(AlignedBuffer<T>.Alignment - 1));
}
