namespace Mathesis.Exact;

/// <summary>Systems with triangular matrices, by halving: the work goes into products of blocks.</summary>
internal static unsafe class TriangularSolution
{
    /// <summary>The size from which on systems are halved.</summary>
    private const int Small = 24;

    /// <summary>X with L X = B, in the place of B; L has ones on its diagonal, and what stands above is not read.</summary>
    public static void SolveUnitLower<T>(WordKernel<T> kernel, Block<T> lower, Block<T> b)
        where T : unmanaged
    {
        int size = lower.Rows;
        if (size <= Small)
        {
            for (int row = 1; row < size; row++)
            {
                for (int k = 0; k < row; k++)
                {
                    T factor = lower.Row(row)[k];
                    if (!kernel.IsZero(factor)) kernel.SubtractMultiple(b.Row(row), b.Row(k), b.Columns, factor);
                }
            }
            return;
        }
        int half = size / 2;
        Block<T> top = b.Part(0, 0, half, b.Columns), bottom = b.Part(half, 0, size - half, b.Columns);
        SolveUnitLower(kernel, lower.Part(0, 0, half, half), top);
        kernel.Multiply(lower.Part(half, 0, size - half, half), top, bottom, ProductMode.Subtract);
        SolveUnitLower(kernel, lower.Part(half, half, size - half, size - half), bottom);
    }

    /// <summary>X with U X = B, in the place of B; the diagonal of U has no zero, and what stands below is not read.</summary>
    public static void SolveUpper<T>(WordKernel<T> kernel, Block<T> upper, Block<T> b)
        where T : unmanaged
    {
        int size = upper.Rows;
        if (size <= Small)
        {
            for (int row = size - 1; row >= 0; row--)
            {
                for (int k = row + 1; k < size; k++)
                {
                    T factor = upper.Row(row)[k];
                    if (!kernel.IsZero(factor)) kernel.SubtractMultiple(b.Row(row), b.Row(k), b.Columns, factor);
                }
                kernel.Scale(b.Row(row), b.Columns, kernel.Invert(upper.Row(row)[row]));
            }
            return;
        }
        int half = size / 2;
        Block<T> top = b.Part(0, 0, half, b.Columns), bottom = b.Part(half, 0, size - half, b.Columns);
        SolveUpper(kernel, upper.Part(half, half, size - half, size - half), bottom);
        kernel.Multiply(upper.Part(0, half, half, size - half), bottom, top, ProductMode.Subtract);
        SolveUpper(kernel, upper.Part(0, 0, half, half), top);
    }
}
