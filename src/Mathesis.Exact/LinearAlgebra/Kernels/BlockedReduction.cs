namespace Mathesis.Exact;

/// <summary>The reduced row echelon form from P A = L U: what stands in the columns without pivot is the solution of a triangular system.</summary>
internal static unsafe class BlockedReduction
{
    /// <summary>Reduces a matrix in place.</summary>
    public static RowReduction<T> Reduce<T>(Matrix<T> a, WordKernel<T> kernel)
        where T : unmanaged
    {
        PluDecomposition<T> plu = BlockedElimination<T>.Decompose(a, kernel);
        int rank = plu.Rank;
        var reduction = new RowReduction<T>(a, plu.Pivots, plu.Order[..rank]);
        int[] free = reduction.FreeColumns();
        fixed (T* entries = a.Entries)
        {
            var matrix = new Block<T>(entries, a.Columns, a.Rows, a.Columns);
            bool isLeading = rank == 0 || plu.Pivots[^1] == rank - 1;
            if (isLeading)
            {
                if (free.Length > 0) TriangularSolution.SolveUpper(kernel, matrix.Part(0, 0, rank, rank), matrix.Part(0, rank, rank, free.Length));
                Clear(a, rank, rank);
            }
            else
            {
                using AlignedMemory upperMemory = new(), restMemory = new();
                Block<T> upper = Gather(matrix, rank, plu.Pivots, upperMemory);
                Block<T> rest = Gather(matrix, rank, free, restMemory);
                // A free column left of a row's pivot holds a multiplier or an old entry there: it is zero in U.
                for (int row = 0; row < rank; row++)
                    for (int j = 0; j < free.Length && free[j] < plu.Pivots[row]; j++) rest.Row(row)[j] = default;
                TriangularSolution.SolveUpper(kernel, upper, rest);
                a.Entries.AsSpan().Clear();
                for (int row = 0; row < rank; row++)
                    for (int j = 0; j < free.Length; j++) matrix.Row(row)[free[j]] = rest.Row(row)[j];
            }
            for (int row = 0; row < rank; row++) matrix.Row(row)[plu.Pivots[row]] = kernel.One;
        }
        return reduction;
    }

    /// <summary>Zeros in the first columns of the first rows, and in the whole of the others.</summary>
    private static void Clear<T>(Matrix<T> a, int rows, int columns)
    {
        for (int row = 0; row < a.Rows; row++) a.Row(row)[..(row < rows ? columns : a.Columns)].Clear();
    }

    private static Block<T> Gather<T>(Block<T> matrix, int rows, int[] columns, AlignedMemory memory)
        where T : unmanaged
    {
        T* copy = memory.Take<T>((long)rows * columns.Length);
        for (int row = 0; row < rows; row++)
        {
            T* source = matrix.Row(row);
            T* target = copy + ((nint)row * columns.Length);
            for (int j = 0; j < columns.Length; j++) target[j] = source[columns[j]];
        }
        return new Block<T>(copy, columns.Length, rows, columns.Length);
    }
}
