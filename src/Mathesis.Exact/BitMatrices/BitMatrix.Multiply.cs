namespace Mathesis.Exact;

public sealed partial class BitMatrix
{
    /// <summary>
    /// The product, eight rows of b at a time (Arlazarov, Dinic, Kronrod and Faradzev 1970; Albrecht, Bard and Hart 2010).
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static unsafe BitMatrix operator *(BitMatrix a, BitMatrix b)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException($"a {a.Rows} x {a.Columns} matrix does not multiply a {b.Rows} x {b.Columns} one", nameof(b));
        var product = new BitMatrix(a.Rows, b.Columns);
        using var table = new RowTable();
        fixed (ulong* left = a.words, right = b.words, target = product.words)
        {
            for (int first = 0; first < b.Rows; first += RowTable.Together)
            {
                table.Fill(right + ((nint)first * b.WordsInRow), b.WordsInRow, Math.Min(RowTable.Together, b.Rows - first), b.WordsInRow);
                for (int row = 0; row < a.Rows; row++)
                {
                    int index = (int)(left[((nint)row * a.WordsInRow) + (first >> 6)] >> (first & 63)) & 0xff;
                    if (index != 0) WordRows.ExclusiveOr(target + ((nint)row * product.WordsInRow), table[index], product.WordsInRow);
                }
            }
        }
        return product;
    }
}
