namespace Mathesis.Exact;

/// <summary>
/// The PSLQ algorithm of Ferguson, Bailey and Arno, "Analysis of PSLQ, an integer relation finding algorithm" (1999), in fixed point.
/// </summary>
internal static class Pslq
{
    /// <summary>Runs until a combination vanishes at the given accuracy, or the numbers are too coarse for more.</summary>
    /// <param name="x">The numbers times 2^bits, none of them 0.</param>
    /// <param name="bits">The bits after the point that are known.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static PslqResult Run(Integer[] x, int bits, CancellationToken cancellation)
    {
        int n = x.Length;
        // Working digits beyond those of the numbers, for the growth of rounding errors.
        int guard = 64 + (4 * n), scale = bits + guard;
        Integer[] y = Normalised(x, scale, out Integer[] tails);
        Integer[][] h = LowerTrapezoid(y, tails, scale);
        Integer[][] b = Identity(n);
        for (int i = 1; i < n; i++) ReduceRow(i, i - 1, y, h, b, scale);

        // Every number is wrong by half a unit of its last place: below that nothing can be told from 0.
        Integer zero = Integer.One << (guard + 2);
        for (long step = 0; ; step++)
        {
            if (step % 64 == 0) cancellation.ThrowIfCancellationRequested();
            int smallest = IndexOfSmallest(y);
            if (Integer.Abs(y[smallest]) <= zero * NormOf(b, smallest)) return new PslqResult([.. b.Select(row => row[smallest])], NormBelow(h, scale));
            // Entries beyond the accuracy: what comes after would be noise.
            if (LargestBits(b) > bits) return new PslqResult(null, NormBelow(h, scale));
            int m = ChoosePivot(h, scale);
            if (m < 0) return new PslqResult([.. b.Select(row => row[smallest])], Integer.One);
            (y[m], y[m + 1]) = (y[m + 1], y[m]);
            (h[m], h[m + 1]) = (h[m + 1], h[m]);
            foreach (Integer[] row in b) (row[m], row[m + 1]) = (row[m + 1], row[m]);
            if (m < n - 2) RestoreCorner(m, h, scale);
            for (int i = m + 1; i < n; i++) ReduceRow(i, Math.Min(i - 1, m + 1), y, h, b, scale);
        }
    }

    /// <summary>x / |x| and the norms of its tails.</summary>
    private static Integer[] Normalised(Integer[] x, int scale, out Integer[] tails)
    {
        int n = x.Length;
        tails = new Integer[n];
        Integer sum = Integer.Zero;
        for (int k = n - 1; k >= 0; k--)
        {
            sum += Integer.Square(x[k]);
            tails[k] = Integer.Sqrt(sum << (2 * scale));
        }
        // tails are |x_k..| 2^scale in units of x; both divided by the whole norm.
        Integer norm = tails[0];
        var y = new Integer[n];
        for (int k = 0; k < n; k++)
        {
            y[k] = (x[k] << (2 * scale)) / norm;
            tails[k] = (tails[k] << scale) / norm;
        }
        return y;
    }

    private static Integer[][] LowerTrapezoid(Integer[] y, Integer[] s, int scale)
    {
        int n = y.Length;
        var h = new Integer[n][];
        for (int i = 0; i < n; i++)
        {
            h[i] = new Integer[n - 1];
            if (i < n - 1) h[i][i] = (s[i + 1] << scale) / s[i];
            for (int j = 0; j < i; j++) h[i][j] = -((y[i] * y[j]) << scale) / (s[j] * s[j + 1]);
        }
        return h;
    }

    /// <summary>Makes the entries of row i at most half of the diagonal above them.</summary>
    private static void ReduceRow(int i, int last, Integer[] y, Integer[][] h, Integer[][] b, int scale)
    {
        _ = scale;
        for (int j = last; j >= 0; j--)
        {
            if (h[j][j].IsZero) continue;
            Integer t = RoundedQuotient(h[i][j], h[j][j]);
            if (t.IsZero) continue;
            y[j] += t * y[i];
            for (int k = 0; k <= j; k++) h[i][k] -= t * h[j][k];
            foreach (Integer[] row in b) row[j] += t * row[i];
        }
    }

    /// <summary>The row with the largest gamma^i |h(i, i)|, gamma a little above sqrt(4/3); -1 when a diagonal entry vanished.</summary>
    private static int ChoosePivot(Integer[][] h, int scale)
    {
        _ = scale;
        int best = -1;
        Integer largest = Integer.Zero, weight = Integer.One << 64;
        for (int i = 0; i < h.Length - 1; i++)
        {
            if (h[i][i].IsZero) return -1;
            Integer weighted = weight * Integer.Abs(h[i][i]);
            if (weighted > largest) (largest, best) = (weighted, i);
            weight = weight * 1155 / 1000;
        }
        return best;
    }

    /// <summary>After the swap of rows m and m + 1 a rotation of two columns makes h lower triangular again.</summary>
    private static void RestoreCorner(int m, Integer[][] h, int scale)
    {
        Integer a = h[m][m], c = h[m][m + 1], norm = Integer.Sqrt(Integer.Square(a) + Integer.Square(c));
        if (norm.IsZero) return;
        Integer cos = (a << scale) / norm, sin = (c << scale) / norm;
        for (int i = m; i < h.Length; i++)
        {
            Integer left = h[i][m], right = h[i][m + 1];
            h[i][m] = ((cos * left) + (sin * right)) >> scale;
            h[i][m + 1] = ((cos * right) - (sin * left)) >> scale;
        }
    }

    /// <summary>1 / max |h(j, j)|, rounded down: no relation is shorter (theorem 1 of the paper).</summary>
    private static Integer NormBelow(Integer[][] h, int scale)
    {
        Integer largest = Integer.One;
        for (int j = 0; j < h.Length - 1; j++) largest = Integer.Max(largest, Integer.Abs(h[j][j]));
        return (Integer.One << scale) / largest;
    }

    private static Integer[][] Identity(int n)
    {
        var matrix = new Integer[n][];
        for (int i = 0; i < n; i++)
        {
            matrix[i] = new Integer[n];
            matrix[i][i] = Integer.One;
        }
        return matrix;
    }

    private static int IndexOfSmallest(Integer[] y)
    {
        int smallest = 0;
        for (int i = 1; i < y.Length; i++)
            if (Integer.Abs(y[i]) < Integer.Abs(y[smallest])) smallest = i;
        return smallest;
    }

    /// <summary>The sum of the magnitudes of a column: how far errors of the numbers may have grown.</summary>
    private static Integer NormOf(Integer[][] b, int column)
    {
        Integer sum = Integer.Zero;
        foreach (Integer[] row in b) sum += Integer.Abs(row[column]);
        return sum;
    }

    private static long LargestBits(Integer[][] b)
    {
        long bits = 0;
        foreach (Integer[] row in b)
            foreach (Integer entry in row) bits = Math.Max(bits, entry.BitLength);
        return bits;
    }

    private static Integer RoundedQuotient(Integer a, Integer b)
    {
        if (b.Sign < 0) (a, b) = (-a, -b);
        return Integer.FloorDivRem((a << 1) + b, b << 1).Quotient;
    }
}
