using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// Orthonormal functions of pairs (a, b), all of mean zero, and the orthogonal projection of grids on what they span. As the
/// constant is orthogonal to all of them, <see cref="Remove"/> keeps it, and <see cref="Keep"/> adds it back.
/// </summary>
public sealed class GridProjection
{
    private readonly double[] directions;

    private GridProjection(int size, IReadOnlyList<double[]> functions)
    {
        Size = size;
        Count = functions.Count;
        directions = [.. functions.SelectMany(function => function)];
    }

    /// <summary>n.</summary>
    public int Size { get; }

    /// <summary>How many directions there are.</summary>
    public int Count { get; }

    /// <summary>The directions, [count, n * n].</summary>
    public ReadOnlySpan<double> Directions => directions;

    /// <summary>
    /// The normalised cos and sin of w_k (a + b), w_k = 2 pi k / n: (cos x cos - sin x sin) / sqrt 2 and
    /// (sin x cos + cos x sin) / sqrt 2. The directions of the restricted and the excluded loss.
    /// </summary>
    /// <param name="size">n.</param>
    /// <param name="frequencies">The frequencies, each once, from 1 to n / 2; n / 2 has a cosine only.</param>
    public static GridProjection SumDirections(int size, params ReadOnlySpan<int> frequencies) => Waves(size, frequencies, sign: 1);

    /// <summary>The normalised cos and sin of w_k (a - b).</summary>
    /// <param name="size">n.</param>
    /// <param name="frequencies">The frequencies, each once, from 1 to n / 2; n / 2 has a cosine only.</param>
    public static GridProjection DifferenceDirections(int size, params ReadOnlySpan<int> frequencies) => Waves(size, frequencies, sign: -1);

    /// <summary>The products {cos_k, sin_k} x {cos_k, sin_k}, four a frequency: sum and difference directions together.</summary>
    /// <param name="size">n.</param>
    /// <param name="frequencies">The frequencies, each once, from 1 to n / 2.</param>
    public static GridProjection Blocks2x2(int size, params ReadOnlySpan<int> frequencies) =>
        Blocks(size, frequencies, (row, column) => row > 0 && column > 0);

    /// <summary>
    /// The products {1, cos_k, sin_k} x {1, cos_k, sin_k} but for the constant 1 x 1, eight a frequency: every polynomial
    /// of degree 2 in the waves of one frequency.
    /// </summary>
    /// <param name="size">n.</param>
    /// <param name="frequencies">The frequencies, each once, from 1 to n / 2.</param>
    public static GridProjection Blocks3x3(int size, params ReadOnlySpan<int> frequencies) =>
        Blocks(size, frequencies, (row, column) => row > 0 || column > 0);

    /// <summary>The coefficients of a grid's functions.</summary>
    /// <returns>[count, columns].</returns>
    public double[] Coefficients(PairGrid grid)
    {
        CheckSize(grid);
        var coefficients = new double[Count * grid.Columns];
        MatrixProduct.Multiply<double>(
            Count, grid.Columns, grid.Pairs, directions, grid.Pairs, 1, grid.Values, grid.Columns, 1, coefficients, grid.Columns);
        return coefficients;
    }

    /// <summary>The projection of each function on the directions.</summary>
    public PairGrid Project(PairGrid grid)
    {
        var projected = new PairGrid(grid.Size, grid.Columns);
        MatrixProduct.Multiply<double>(
            grid.Pairs, grid.Columns, Count, directions, 1, grid.Pairs, Coefficients(grid), grid.Columns, 1, projected.Values, grid.Columns);
        return projected;
    }

    /// <summary>The projection of each function, plus the function's mean.</summary>
    public PairGrid Keep(PairGrid grid)
    {
        PairGrid kept = Project(grid);
        double[] means = grid.Means();
        for (int pair = 0; pair < kept.Pairs; pair++) PairGrid.Add(kept.Row(pair), means, 1);
        return kept;
    }

    /// <summary>Each function minus its projection; its mean stays.</summary>
    public PairGrid Remove(PairGrid grid)
    {
        PairGrid rest = Project(grid);
        Span<double> values = rest.Values, whole = grid.Values;
        for (int i = 0; i < values.Length; i++) values[i] = whole[i] - values[i];
        return rest;
    }

    private static GridProjection Waves(int size, ReadOnlySpan<int> frequencies, int sign)
    {
        var basis = new FourierBasis(size);
        var functions = new List<double[]>();
        foreach (int frequency in Check(size, frequencies))
        {
            ReadOnlySpan<double> cosine = basis.Row(basis.CosineRow(frequency));
            if (2 * frequency == size)
            {
                functions.Add(Product(cosine, cosine));
                continue;
            }
            ReadOnlySpan<double> sine = basis.Row(basis.CosineRow(frequency) + 1);
            double half = Math.Sqrt(0.5);
            functions.Add(Add(half, Product(cosine, cosine), -sign * half, Product(sine, sine)));
            functions.Add(Add(half, Product(sine, cosine), sign * half, Product(cosine, sine)));
        }
        return new GridProjection(size, functions);
    }

    private static GridProjection Blocks(int size, ReadOnlySpan<int> frequencies, Func<int, int, bool> isIncluded)
    {
        var basis = new FourierBasis(size);
        var included = new SortedSet<(int, int)>();
        foreach (int frequency in Check(size, frequencies))
        {
            int[] rows = [0, .. basis.RowsOf(frequency)];
            foreach (int row in rows)
            {
                foreach (int column in rows)
                {
                    if (isIncluded(row, column)) included.Add((row, column));
                }
            }
        }
        return new GridProjection(size, [.. included.Select(pair => Product(basis.Row(pair.Item1), basis.Row(pair.Item2)))]);
    }

    private static int[] Check(int size, ReadOnlySpan<int> frequencies)
    {
        int[] distinct = [.. frequencies];
        if (distinct.Distinct().Count() != distinct.Length || distinct.Any(k => k < 1 || k > size / 2))
            throw new ArgumentException($"frequencies modulo {size} lie between 1 and {size / 2} and occur once; given were {string.Join(", ", distinct)}", nameof(frequencies));
        return distinct;
    }

    private static double[] Product(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var product = new double[first.Length * second.Length];
        for (int a = 0; a < first.Length; a++)
        {
            for (int b = 0; b < second.Length; b++) product[a * second.Length + b] = first[a] * second[b];
        }
        return product;
    }

    private static double[] Add(double factor, double[] values, double otherFactor, double[] others)
    {
        var sum = new double[values.Length];
        for (int i = 0; i < sum.Length; i++) sum[i] = factor * values[i] + otherFactor * others[i];
        return sum;
    }

    private void CheckSize(PairGrid grid)
    {
        if (grid.Size != Size) throw new ArgumentException($"the grid is over {grid.Size} residues, the directions over {Size}", nameof(grid));
    }
}
