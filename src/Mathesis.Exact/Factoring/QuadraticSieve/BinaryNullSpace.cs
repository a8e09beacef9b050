using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>
/// The null space of a matrix over GF(2), packed 64 entries a word, by Gauss-Jordan elimination with eight pivots at a time and a table of
/// their 256 sums (the method of the four Russians).
/// </summary>
internal sealed class BinaryNullSpace
{
    private const int PivotsAtOnce = 8;

    private readonly ulong[][] rows;
    private readonly int columns, words;
    private readonly List<int> pivotColumns = [];

    /// <summary>Makes a matrix of zeros.</summary>
    public BinaryNullSpace(int rowCount, int columns)
    {
        this.columns = columns;
        words = (columns + 511) / 512 * 8;
        rows = new ulong[rowCount][];
        for (int i = 0; i < rowCount; i++) rows[i] = new ulong[words];
    }

    /// <summary>Adds 1 to an entry.</summary>
    public void Flip(int row, int column) => rows[row][column / 64] ^= 1UL << (column % 64);

    /// <summary>Vectors of a basis of the null space, each as the columns with an entry 1. The matrix is destroyed.</summary>
    public IEnumerable<int[]> Find(int threads, CancellationToken cancellation)
    {
        Reduce(threads, cancellation);
        var isPivot = new HashSet<int>(pivotColumns);
        for (int column = 0; column < columns; column++)
        {
            if (isPivot.Contains(column)) continue;
            var vector = new List<int> { column };
            for (int i = 0; i < pivotColumns.Count; i++)
                if (Bit(rows[i], column)) vector.Add(pivotColumns[i]);
            yield return [.. vector];
        }
    }

    private static bool Bit(ulong[] row, int column) => (row[column / 64] >> (column % 64) & 1) != 0;

    private void Reduce(int threads, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        int rank = 0, column = 0;
        while (column < columns && rank < rows.Length)
        {
            int first = rank;
            // The next pivots; rows that were looked at are reduced by those found before in this round.
            for (; column < columns && rank < rows.Length && rank - first < PivotsAtOnce; column++)
            {
                int found = FindPivot(first, rank, column);
                if (found < 0) continue;
                (rows[rank], rows[found]) = (rows[found], rows[rank]);
                for (int i = first; i < rank; i++)
                    if (Bit(rows[i], column)) Add(rows[i], rows[rank]);
                pivotColumns.Add(column);
                rank++;
            }
            if (rank == first) break;
            ulong[][] table = Sums(first, rank);
            int last = rank;
            const int share = 64;
            Parallel.For(0, (rows.Length + share - 1) / share, parallel, block =>
            {
                for (int i = block * share; i < Math.Min(rows.Length, (block + 1) * share); i++)
                {
                    if (i >= first && i < last) continue;
                    int sum = 0;
                    for (int k = first; k < last; k++)
                        if (Bit(rows[i], pivotColumns[k])) sum |= 1 << (k - first);
                    if (sum != 0) Add(rows[i], table[sum]);
                }
            });
        }
    }

    private int FindPivot(int first, int rank, int column)
    {
        for (int i = rank; i < rows.Length; i++)
        {
            ulong[] row = rows[i];
            // Pivots of this round are not yet taken out of the row: do it when their columns have an entry.
            for (int k = first; k < rank; k++)
                if (Bit(row, pivotColumns[k])) Add(row, rows[k]);
            if (Bit(row, column)) return i;
        }
        return -1;
    }

    private ulong[][] Sums(int first, int last)
    {
        var table = new ulong[1 << (last - first)][];
        table[0] = new ulong[words];
        for (int i = 1; i < table.Length; i++)
        {
            int low = System.Numerics.BitOperations.TrailingZeroCount(i);
            table[i] = (ulong[])table[i & (i - 1)].Clone();
            Add(table[i], rows[first + low]);
        }
        return table;
    }

    private static void Add(ulong[] target, ulong[] source)
    {
        Span<Vector512<ulong>> x = MemoryMarshal.Cast<ulong, Vector512<ulong>>(target.AsSpan());
        ReadOnlySpan<Vector512<ulong>> y = MemoryMarshal.Cast<ulong, Vector512<ulong>>(source.AsSpan());
        for (int i = 0; i < x.Length; i++) x[i] ^= y[i];
    }
}
