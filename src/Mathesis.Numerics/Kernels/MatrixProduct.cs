using System.Numerics;

namespace Mathesis.Numerics;

/// <summary>Products of strided matrices.</summary>
public static class MatrixProduct
{
    /// <summary>C = A B, or C += A B. A and B may be any strided view (so also transposed); rows of C are contiguous.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">A; element (i, l) at i * <paramref name="aRow"/> + l * <paramref name="aColumn"/>.</param>
    /// <param name="aRow">Distance between rows of A.</param>
    /// <param name="aColumn">Distance between columns of A.</param>
    /// <param name="b">B; element (l, j) at l * <paramref name="bRow"/> + j * <paramref name="bColumn"/>.</param>
    /// <param name="bRow">Distance between rows of B.</param>
    /// <param name="bColumn">Distance between columns of B.</param>
    /// <param name="c">C; element (i, j) at i * <paramref name="cRow"/> + j.</param>
    /// <param name="cRow">Distance between rows of C.</param>
    /// <param name="accumulate">Whether to add to C.</param>
    public static void Multiply<T>(
        int m, int n, int k, ReadOnlySpan<T> a, int aRow, int aColumn, ReadOnlySpan<T> b, int bRow, int bColumn,
        Span<T> c, int cRow, bool accumulate = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            Span<T> row = c.Slice(i * cRow, n);
            if (!accumulate) row.Clear();
            for (int l = 0; l < k; l++)
            {
                T factor = a[i * aRow + l * aColumn];
                for (int j = 0; j < n; j++) row[j] += factor * b[l * bRow + j * bColumn];
            }
        }
    }
}
