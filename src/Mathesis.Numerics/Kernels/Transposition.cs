using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Transposes matrices.</summary>
public static unsafe class Transposition
{
    private const int Block = 16;

    /// <summary>Writes the transpose of a matrix, block by block so that both sides stay in the cache.</summary>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="source">The matrix; element (i, j) at i * <paramref name="sourceRow"/> + j.</param>
    /// <param name="sourceRow">Distance between rows of the source, at least <paramref name="columns"/>.</param>
    /// <param name="destination">The transpose; element (j, i) at j * <paramref name="destinationRow"/> + i.</param>
    /// <param name="destinationRow">Distance between rows of the transpose, at least <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">A matrix does not lie within its span.</exception>
    public static void Transpose<T>(
        int rows, int columns, ReadOnlySpan<T> source, int sourceRow, Span<T> destination, int destinationRow)
        where T : unmanaged
    {
        if (rows <= 0 || columns <= 0) return;
        Require(rows, columns, source.Length, sourceRow, nameof(source));
        Require(columns, rows, destination.Length, destinationRow, nameof(destination));
        fixed (T* from = source, to = destination)
        {
            for (int i = 0; i < rows; i += Block)
            {
                int height = Math.Min(Block, rows - i);
                for (int j = 0; j < columns; j += Block)
                    Copy(height, Math.Min(Block, columns - j), from + (nint)i * sourceRow + j, sourceRow, to + (nint)j * destinationRow + i, destinationRow);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Copy<T>(int rows, int columns, T* source, nint sourceRow, T* destination, nint destinationRow) where T : unmanaged
    {
        for (int j = 0; j < columns; j++)
        {
            T* from = source + j;
            T* to = destination + j * destinationRow;
            for (int i = 0; i < rows; i++) to[i] = from[i * sourceRow];
        }
    }

    private static void Require(int rows, int columns, int length, int row, string name)
    {
        if (row < columns || (long)(rows - 1) * row + columns > length)
            throw new ArgumentException($"a matrix of {rows} x {columns} with rows {row} apart does not lie in {length} elements", name);
    }
}
