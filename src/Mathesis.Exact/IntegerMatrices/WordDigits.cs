namespace Mathesis.Exact;

/// <summary>
/// An integer matrix as a sum of matrices of small balanced digits, sum over i of D_i 2^(bits i), so that products with small vectors fit 64 bits.
/// </summary>
internal sealed class WordDigits
{
    /// <summary>Takes a matrix apart.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="bits">The size of a digit, in [1, 31]: |digit| &lt;= 2^(bits - 1).</param>
    public WordDigits(Matrix<Integer> a, int bits)
    {
        Bits = bits;
        Rows = a.Rows;
        Columns = a.Columns;
        var digits = new List<int[]>();
        Integer[] rest = [.. a.Entries];
        while (true)
        {
            int[] next = new int[rest.Length];
            bool isDone = true;
            for (int i = 0; i < rest.Length; i++)
            {
                long low = (long)Integer.Mod(rest[i], Integer.One << bits);
                if (low > 1L << (bits - 1)) low -= 1L << bits;
                next[i] = (int)low;
                rest[i] = (rest[i] - low) >> bits;
                isDone &= rest[i].IsZero;
            }
            digits.Add(next);
            if (isDone) break;
        }
        Digits = [.. digits];
    }

    public int Bits { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The digits of all entries, lowest first; row after row.</summary>
    public int[][] Digits { get; }
}
