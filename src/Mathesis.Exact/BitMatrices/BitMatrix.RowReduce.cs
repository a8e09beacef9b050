namespace Mathesis.Exact;

public sealed partial class BitMatrix
{
    /// <summary>
    /// Turns the matrix into its reduced row echelon form, up to eight pivots at a time: the other rows lose their combination of the
    /// pivot rows by one addition of a table's entry.
    /// </summary>
    /// <param name="order">Becomes the original row that stands in each row, before combinations; or null.</param>
    /// <returns>The column of the pivot of each row that has one, in rising order.</returns>
    public unsafe int[] ReduceInPlace(int[]? order = null)
    {
        if (order is not null && order.Length != Rows) throw new ArgumentException($"{order.Length} places for {Rows} rows", nameof(order));
        for (int row = 0; row < (order?.Length ?? 0); row++) order![row] = row;
        var pivots = new List<int>();
        using var table = new RowTable();
        int column = 0;
        while (column < Columns && pivots.Count < Rows)
        {
            int top = pivots.Count;
            // A group stays within the eight columns of a byte's worth of one word.
            int width = Math.Min(Math.Min(RowTable.Together, Columns - column), 64 - (column & 63));
            int found = FindPivots(top, column, width, order);
            for (int i = 0; i < found; i++) pivots.Add(column + i);
            if (found > 0)
            {
                fixed (ulong* start = words)
                {
                    int word = column >> 6, count = WordsInRow - word;
                    table.Fill(start + ((nint)top * WordsInRow) + word, WordsInRow, found, count);
                    for (int row = 0; row < Rows; row++)
                    {
                        if (row >= top && row < top + found) continue;
                        ulong* target = start + ((nint)row * WordsInRow) + word;
                        int index = (int)(*target >> (column & 63)) & ((1 << found) - 1);
                        if (index != 0) WordRows.ExclusiveOr(target, table[index], count);
                    }
                }
            }
            // Where the group ended early, its next column has no pivot.
            column += found < width ? found + 1 : found;
        }
        return [.. pivots];
    }

    /// <summary>
    /// Pivots in columns side by side, from the given one on, until one column has none; their rows come to stand from the given row on,
    /// with the identity in those columns.
    /// </summary>
    private int FindPivots(int top, int column, int width, int[]? order)
    {
        int word = column >> 6, shift = column & 63;
        int found = 0;
        while (found < width && top + found < Rows)
        {
            int row = top + found;
            for (; row < Rows; row++)
            {
                // A row first loses its part of the pivots found before.
                for (int i = 0; i < found; i++)
                    if ((Row(row)[word] >> (shift + i) & 1) != 0) WordRows.ExclusiveOr(Row(row)[word..], Row(top + i)[word..]);
                if ((Row(row)[word] >> (shift + found) & 1) != 0) break;
            }
            if (row == Rows) break;
            SwapRows(row, top + found);
            if (order is not null) (order[row], order[top + found]) = (order[top + found], order[row]);
            for (int i = 0; i < found; i++)
                if ((Row(top + i)[word] >> (shift + found) & 1) != 0) WordRows.ExclusiveOr(Row(top + i)[word..], Row(top + found)[word..]);
            found++;
        }
        return found;
    }

    /// <summary>The rank.</summary>
    public int Rank() => Clone().ReduceInPlace().Length;

    /// <summary>A basis of the x with (this) x = 0, one in each row, each with a 1 at its free column and 0 at the other free ones.</summary>
    public BitMatrix Nullspace()
    {
        BitMatrix reduced = Clone();
        int[] pivots = reduced.ReduceInPlace();
        int[] free = [.. Enumerable.Range(0, Columns).Except(pivots)];
        var basis = new BitMatrix(free.Length, Columns);
        for (int i = 0; i < free.Length; i++)
        {
            basis[i, free[i]] = true;
            for (int row = 0; row < pivots.Length; row++)
                if (reduced[row, free[i]]) basis[i, pivots[row]] = true;
        }
        return basis;
    }
}
