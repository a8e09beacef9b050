namespace Mathesis.Exact;

/// <summary>
/// The irreducible representations of symmetric groups over the rational numbers: Young's seminormal form, one for each partition
/// of n, on the standard tableaux of that shape (James and Kerber 1981, section 3.2). With r the axial distance from i to i + 1 in
/// a tableau t, the exchange of i and i + 1 has 1/r at (t, t); where exchanging them gives another standard tableau t', in which
/// i + 1 stands above i, it has 1 at (t', t), 1 - 1/r^2 at (t, t') and -1/r at (t', t'), and D(t') = (1 - 1/r^2) D(t).
/// </summary>
public static class YoungSeminormalForm
{
    /// <summary>All irreducible representations, the trivial one first, by partitions in reverse lexicographic order.</summary>
    /// <param name="symmetric">A group of all permutations, <see cref="PermutationGroup.Symmetric"/>.</param>
    public static IReadOnlyList<RationalRepresentation> Irreducible(PermutationGroup symmetric) =>
        [.. Partitions.Of(symmetric.Points).Select(shape => OfShape(symmetric, shape))];

    /// <summary>The irreducible representation of a partition.</summary>
    /// <param name="symmetric">A group of all permutations.</param>
    /// <param name="shape">Row lengths of the Young diagram, not rising, with the sum n.</param>
    public static RationalRepresentation OfShape(PermutationGroup symmetric, IReadOnlyList<int> shape)
    {
        if (shape.Sum() != symmetric.Points) throw new ArgumentException($"({string.Join(",", shape)}) is no partition of {symmetric.Points}", nameof(shape));
        // A tableau is the row of each number in turn: the row lengths never rise while it is filled.
        int[][] tableaux = [.. Fill([], new int[shape.Count], shape)];
        int d = tableaux.Length;
        Exchange[][] exchanges = [.. Enumerable.Range(0, symmetric.Points - 1).Select(i => ExchangesOf(tableaux, i))];
        var matrices = new Matrix<Rational>[symmetric.Group.Order];
        matrices[0] = new LinearAlgebra<RationalField, Rational>(default).Identity(d);
        // Every permutation p but the first has a descent p(i) > p(i + 1); then p s_i comes before it in lexicographic order.
        for (int element = 1; element < matrices.Length; element++)
        {
            int[] images = symmetric.Images(element).ToArray();
            int i = Enumerable.Range(0, images.Length - 1).First(i => images[i] > images[i + 1]);
            (images[i], images[i + 1]) = (images[i + 1], images[i]);
            matrices[element] = Times(matrices[symmetric.IndexOf(images)], exchanges[i]);
        }
        return new RationalRepresentation($"({string.Join(",", shape)})", matrices, Form(exchanges, d));
    }

    /// <summary>m times the matrix of an exchange.</summary>
    private static Matrix<Rational> Times(Matrix<Rational> m, Exchange[] exchange)
    {
        var product = new Matrix<Rational>(m.Rows, m.Columns);
        for (int t = 0; t < m.Columns; t++)
        {
            (Rational diagonal, int other, Rational beside) = exchange[t];
            for (int row = 0; row < m.Rows; row++)
                product[row, t] = other < 0 ? diagonal * m[row, t] : diagonal * m[row, t] + beside * m[row, other];
        }
        return product;
    }

    /// <summary>The columns of the matrix of the exchange of i and i + 1.</summary>
    private static Exchange[] ExchangesOf(int[][] tableaux, int i)
    {
        var columns = new Exchange[tableaux.Length];
        for (int t = 0; t < columns.Length; t++)
        {
            int distance = Content(tableaux[t], i + 1) - Content(tableaux[t], i);
            var inverse = new Rational(1, distance);
            if (Math.Abs(distance) == 1)
            {
                columns[t] = new Exchange(inverse, -1, Rational.Zero);
                continue;
            }
            int[] exchanged = [.. tableaux[t]];
            (exchanged[i], exchanged[i + 1]) = (exchanged[i + 1], exchanged[i]);
            int other = Array.FindIndex(tableaux, tableau => tableau.AsSpan().SequenceEqual(exchanged));
            bool isFirst = tableaux[t][i] < tableaux[t][i + 1];
            columns[t] = new Exchange(inverse, other, isFirst ? Rational.One : 1 - inverse * inverse);
        }
        return columns;
    }

    /// <summary>D, from the first tableau on: every tableau is reached by exchanges.</summary>
    private static Rational[] Form(Exchange[][] exchanges, int d)
    {
        var form = new Rational[d];
        form[0] = Rational.One;
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out int t))
        {
            foreach (Exchange[] columns in exchanges)
            {
                int other = columns[t].Other;
                if (other < 0 || !form[other].IsZero) continue;
                // D(t) m(t, t') = m(t', t) D(t').
                form[other] = form[t] * columns[other].Beside / columns[t].Beside;
                open.Enqueue(other);
            }
        }
        return form;
    }

    /// <summary>Column minus row of a number in a tableau.</summary>
    private static int Content(int[] tableau, int number) => tableau.Take(number).Count(row => row == tableau[number]) - tableau[number];

    private static IEnumerable<int[]> Fill(int[] rows, int[] lengths, IReadOnlyList<int> shape)
    {
        if (rows.Length == shape.Sum())
        {
            yield return rows;
            yield break;
        }
        for (int row = 0; row < shape.Count; row++)
        {
            if (lengths[row] == shape[row] || (row > 0 && lengths[row] == lengths[row - 1])) continue;
            int[] longer = [.. lengths];
            longer[row]++;
            foreach (int[] tableau in Fill([.. rows, row], longer, shape)) yield return tableau;
        }
    }

    /// <summary>A column of the matrix of an exchange: the entry at (t, t), and that at (t', t); -1 for no t'.</summary>
    private readonly record struct Exchange(Rational Diagonal, int Other, Rational Beside);
}
