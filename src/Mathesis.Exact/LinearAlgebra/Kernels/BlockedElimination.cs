namespace Mathesis.Exact;

/// <summary>
/// P A = L U by halving the columns: the left half is decomposed, the right half gets its effect as one triangular solution and one
/// large product, and is decomposed in turn. So nearly all work is products of blocks, whatever the shape and the rank.
/// </summary>
internal sealed unsafe class BlockedElimination<T>
    where T : unmanaged
{
    private readonly WordKernel<T> kernel;
    private readonly Block<T> matrix;
    private readonly int[] order;
    private readonly int[] pivots;
    private readonly AlignedMemory panelMemory = new();
    private readonly AlignedMemory multiplierMemory = new();
    private int rank;
    private bool isOdd;

    private BlockedElimination(WordKernel<T> kernel, Block<T> matrix)
    {
        this.kernel = kernel;
        this.matrix = matrix;
        order = [.. Enumerable.Range(0, matrix.Rows)];
        pivots = new int[Math.Min(matrix.Rows, matrix.Columns)];
    }

    /// <summary>Decomposes a matrix in place.</summary>
    public static PluDecomposition<T> Decompose(Matrix<T> a, WordKernel<T> kernel)
    {
        fixed (T* entries = a.Entries)
        {
            var elimination = new BlockedElimination<T>(kernel, new Block<T>(entries, a.Columns, a.Rows, a.Columns));
            using (elimination.panelMemory)
            using (elimination.multiplierMemory) elimination.Run(0, a.Columns);
            return new PluDecomposition<T>(a, elimination.pivots[..elimination.rank], elimination.order, elimination.isOdd);
        }
    }

    private void Run(int first, int end)
    {
        if (rank == matrix.Rows) return;
        if (end - first <= kernel.PanelWidth)
        {
            RunPanel(first, end);
            return;
        }
        // A left half of whole panels.
        int panels = (end - first + kernel.PanelWidth - 1) / kernel.PanelWidth;
        int middle = first + (panels / 2 * kernel.PanelWidth);
        int start = rank;
        Run(first, middle);
        int found = rank - start;
        if (found > 0) Apply(start, found, middle, end);
        Run(middle, end);
    }

    /// <summary>Brings columns up to date with pivots found left of them.</summary>
    private void Apply(int start, int found, int first, int end)
    {
        Block<T> lower = Multipliers(start, found);
        Block<T> top = matrix.Part(start, first, found, end - first);
        TriangularSolution.SolveUnitLower(kernel, lower.Part(0, 0, found, found), top);
        int below = matrix.Rows - start - found;
        if (below > 0)
            kernel.Multiply(lower.Part(found, 0, below, found), top, matrix.Part(start + found, first, below, end - first), ProductMode.Subtract);
    }

    /// <summary>The columns of multipliers of some pivots, from the first pivot's row on: in place where they stand side by side.</summary>
    private Block<T> Multipliers(int start, int found)
    {
        int rows = matrix.Rows - start;
        if (pivots[start + found - 1] - pivots[start] == found - 1) return matrix.Part(start, pivots[start], rows, found);
        T* copy = multiplierMemory.Take<T>((long)rows * found);
        for (int row = 0; row < rows; row++)
        {
            T* source = matrix.Row(start + row);
            for (int k = 0; k < found; k++) copy[((nint)row * found) + k] = source[pivots[start + k]];
        }
        return new Block<T>(copy, found, rows, found);
    }

    /// <summary>
    /// Eliminates a few columns one by one, on a transposed copy: there a column is a row of memory, so that the multipliers of all
    /// rows are computed at once and every operation is one factor times a long vector.
    /// </summary>
    private void RunPanel(int first, int end)
    {
        int top = rank, height = matrix.Rows - rank, width = end - first;
        T* panel = panelMemory.Take<T>((long)height * width);
        for (int row = 0; row < height; row++)
        {
            T* source = matrix.Row(top + row) + first;
            for (int column = 0; column < width; column++) panel[((nint)column * height) + row] = source[column];
        }
        for (int column = 0; column < width && rank < matrix.Rows; column++)
        {
            T* entries = panel + ((nint)column * height);
            int pivot = rank - top;
            int found = pivot;
            while (found < height && kernel.IsZero(entries[found])) found++;
            if (found == height) continue;
            if (found != pivot)
            {
                Swap(top + found, rank);
                for (int j = 0; j < width; j++)
                {
                    T* other = panel + ((nint)j * height);
                    (other[found], other[pivot]) = (other[pivot], other[found]);
                }
            }
            pivots[rank++] = first + column;
            int below = height - pivot - 1;
            if (below == 0) continue;
            T* multipliers = entries + pivot + 1;
            kernel.Scale(multipliers, below, kernel.Invert(entries[pivot]));
            for (int j = column + 1; j < width; j++)
            {
                T* other = panel + ((nint)j * height) + pivot;
                kernel.SubtractMultiple(other + 1, multipliers, below, *other);
            }
        }
        for (int row = 0; row < height; row++)
        {
            T* target = matrix.Row(top + row) + first;
            for (int column = 0; column < width; column++) target[column] = panel[((nint)column * height) + row];
        }
    }

    private void Swap(int first, int second)
    {
        var x = new Span<T>(matrix.Row(first), matrix.Columns);
        var y = new Span<T>(matrix.Row(second), matrix.Columns);
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (y[i], x[i]);
        (order[first], order[second]) = (order[second], order[first]);
        isOdd = !isOdd;
    }
}
