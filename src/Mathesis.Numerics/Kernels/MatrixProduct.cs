using System.Numerics;

namespace Mathesis.Numerics;

/// <summary>
/// Products of strided matrices. For float and double they run in register tiles on the process's vector path
/// (<see cref="VectorPath"/>), near the processor's peak; for other types by the definition.
/// </summary>
public static class MatrixProduct
{
    /// <summary>C = A B, or C += A B. A and B may be any strided view (so also transposed); rows of C are contiguous.</summary>
    /// <remarks>
    /// Each element of C is summed over k in rising order in the element type, in blocks of a fixed number of terms that are added
    /// one after the other, with one rounding a term where the path has fused multiplication. So its bits do not depend on m and
    /// n: computing a part of C gives the same values as computing all of it.
    /// No element of C may be one of A or B.
    /// </remarks>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">A; element (i, l) at i * <paramref name="aRow"/> + l * <paramref name="aColumn"/>.</param>
    /// <param name="aRow">Distance between rows of A, at least 0.</param>
    /// <param name="aColumn">Distance between columns of A, at least 0.</param>
    /// <param name="b">B; element (l, j) at l * <paramref name="bRow"/> + j * <paramref name="bColumn"/>.</param>
    /// <param name="bRow">Distance between rows of B, at least 0.</param>
    /// <param name="bColumn">Distance between columns of B, at least 0.</param>
    /// <param name="c">C; element (i, j) at i * <paramref name="cRow"/> + j.</param>
    /// <param name="cRow">Distance between rows of C, at least <paramref name="n"/>.</param>
    /// <param name="accumulate">Whether to add to C.</param>
    /// <exception cref="ArgumentException">A view does not lie within its span.</exception>
    public static unsafe void Multiply<T>(
        int m, int n, int k, ReadOnlySpan<T> a, int aRow, int aColumn, ReadOnlySpan<T> b, int bRow, int bColumn,
        Span<T> c, int cRow, bool accumulate = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (m <= 0 || n <= 0) return;
        if (cRow < n && m > 1) throw new ArgumentException($"rows of {n} elements cannot lie {cRow} apart", nameof(cRow));
        RequireView(m, n, cRow, 1, c.Length, nameof(c));
        if (k <= 0)
        {
            for (int i = 0; i < m && !accumulate; i++) c.Slice(i * cRow, n).Clear();
            return;
        }
        RequireView(m, k, aRow, aColumn, a.Length, nameof(a));
        RequireView(k, n, bRow, bColumn, b.Length, nameof(b));
        fixed (T* pointerA = a, pointerB = b, pointerC = c)
        {
            if (typeof(T) == typeof(float))
                Single(m, n, k, (float*)pointerA, aRow, aColumn, (float*)pointerB, bRow, bColumn, (float*)pointerC, cRow, accumulate);
            else if (typeof(T) == typeof(double))
                Double(m, n, k, (double*)pointerA, aRow, aColumn, (double*)pointerB, bRow, bColumn, (double*)pointerC, cRow, accumulate);
            else
                Plain(m, n, k, pointerA, aRow, aColumn, pointerB, bRow, bColumn, pointerC, cRow, accumulate);
        }
    }

    /// <summary>C = A B, or C += A B, as <see cref="Multiply{T}(int, int, int, ReadOnlySpan{T}, int, int, ReadOnlySpan{T}, int, int, Span{T}, int, bool)"/> describes.</summary>
    /// <param name="a">A.</param>
    /// <param name="b">B, with as many rows as A has columns.</param>
    /// <param name="c">C, with A's rows and B's columns; its columns are adjacent.</param>
    /// <param name="accumulate">Whether to add to C.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void Multiply<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, bool accumulate = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.Columns != b.Rows || a.Rows != c.Rows || b.Columns != c.Columns || c.ColumnStride != 1)
            throw new ArgumentException($"{a.Rows} x {a.Columns} times {b.Rows} x {b.Columns} does not give {c.Rows} x {c.Columns} with adjacent columns");
        Multiply(a.Rows, b.Columns, a.Columns, a.Values, a.RowStride, a.ColumnStride, b.Values, b.RowStride, b.ColumnStride, c.Values, c.RowStride, accumulate);
    }

    private static unsafe void Single(
        int m, int n, int k, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bColumn, float* c, nint cRow, bool accumulate)
    {
        if (VectorPath.IsAvx512) MatrixKernel<float, Lanes512<float>>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
        else if (VectorPath.IsAvx2) MatrixKernel<float, Lanes256<float>>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
        else MatrixKernel<float, Lanes128<float>>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
    }

    private static unsafe void Double(
        int m, int n, int k, double* a, nint aRow, nint aColumn, double* b, nint bRow, nint bColumn, double* c, nint cRow, bool accumulate)
    {
        if (VectorPath.IsAvx512) MatrixKernel<double, Lanes512<double>>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
        else if (VectorPath.IsAvx2) MatrixKernel<double, Lanes256<double>>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
        else MatrixKernel<double, Lanes128<double>>.Multiply(m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
    }

    private static unsafe void Plain<T>(
        int m, int n, int k, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow, bool accumulate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            if (!accumulate) new Span<T>(c + i * cRow, n).Clear();
            for (int l = 0; l < k; l++)
            {
                T factor = a[i * aRow + l * aColumn];
                for (int j = 0; j < n; j++) c[i * cRow + j] += factor * b[l * bRow + j * bColumn];
            }
        }
    }

    private static void RequireView(int rows, int columns, int row, int column, int length, string name)
    {
        long last = (long)(rows - 1) * row + (long)(columns - 1) * column;
        if (row < 0 || column < 0 || last >= length)
            throw new ArgumentException($"a view of {rows} x {columns} with strides {row} and {column} needs {last + 1} elements, not {length}", name);
    }
}
