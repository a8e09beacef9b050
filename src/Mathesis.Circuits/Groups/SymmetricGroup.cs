namespace Mathesis.Circuits;

/// <summary>
/// The symmetric group of n points. Elements are permutations in lexicographic order of their images; the product a b applies b
/// first. Its irreducible representations are Young's orthogonal form: one for each partition of n, on the standard tableaux of
/// that shape, where the exchange of i and i + 1 is 1/r on a tableau and sqrt(1 - 1/r^2) towards the tableau with i and i + 1
/// exchanged, r being their axial distance (James and Kerber 1981, section 3.4). Entries are correct to the last bits.
/// </summary>
public sealed class SymmetricGroup
{
    private const int MostPoints = 6;

    private readonly int[][] permutations;

    /// <summary>The group of a number of points.</summary>
    /// <param name="points">n, from 1 to 6.</param>
    public SymmetricGroup(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, MostPoints);
        Points = points;
        permutations = [.. Arrange([], [.. Enumerable.Range(0, points)])];
        var numbers = permutations.Index().ToDictionary(pair => Key(pair.Item), pair => pair.Index);
        int order = permutations.Length;
        var products = new int[order * order];
        for (int a = 0; a < order; a++)
            for (int b = 0; b < order; b++)
                products[a * order + b] = numbers[Key([.. permutations[b].Select(point => permutations[a][point])])];
        Group = FiniteGroup.FromTable(order, products);
    }

    /// <summary>n.</summary>
    public int Points { get; }

    /// <summary>The group as a table.</summary>
    public FiniteGroup Group { get; }

    /// <summary>The images of the points under an element, from 0.</summary>
    public ReadOnlySpan<int> Images(int element) => permutations[element];

    /// <summary>The irreducible representations, the trivial one first, by partitions in reverse lexicographic order.</summary>
    public IReadOnlyList<RealRepresentation> Irreducible() => [.. Partitions(Points, Points).Select(OfShape)];

    /// <summary>The irreducible representation of a partition.</summary>
    /// <param name="shape">Row lengths of the Young diagram, not rising, with the sum n.</param>
    public RealRepresentation OfShape(IReadOnlyList<int> shape)
    {
        // A tableau is the row of each number in turn: the row lengths never rise while it is filled.
        int[][] tableaux = [.. Fill([], [.. shape.Select(_ => 0)], shape)];
        int d = tableaux.Length;
        double[][] exchanges = [.. Enumerable.Range(0, Points - 1).Select(i => Exchange(tableaux, i))];
        var matrices = new double[permutations.Length * d * d];
        for (int element = 0; element < permutations.Length; element++)
        {
            double[] matrix = Identity(d);
            foreach (int exchange in Factor(permutations[element])) matrix = Multiply(matrix, exchanges[exchange], d);
            matrix.CopyTo(matrices, element * d * d);
        }
        return new RealRepresentation($"({string.Join(",", shape)})", d, matrices);
    }

    /// <summary>Exchanges of neighbours whose product, in this order, is the permutation.</summary>
    private static List<int> Factor(int[] permutation)
    {
        // p s_i exchanges the images at places i and i + 1. Sorting p by such exchanges, p s_1 … s_k = 1, gives p = s_k … s_1.
        int[] images = [.. permutation];
        var steps = new List<int>();
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i + 1 < images.Length; i++)
            {
                if (images[i] < images[i + 1]) continue;
                (images[i], images[i + 1]) = (images[i + 1], images[i]);
                steps.Add(i);
                changed = true;
            }
        }
        steps.Reverse();
        return steps;
    }

    private static double[] Exchange(int[][] tableaux, int i)
    {
        int d = tableaux.Length;
        var matrix = new double[d * d];
        for (int t = 0; t < d; t++)
        {
            (int row, int column) = Cell(tableaux[t], i);
            (int nextRow, int nextColumn) = Cell(tableaux[t], i + 1);
            int distance = nextColumn - nextRow - (column - row);
            matrix[t * d + t] = 1.0 / distance;
            if (Math.Abs(distance) == 1) continue;
            int[] exchanged = [.. tableaux[t]];
            (exchanged[i], exchanged[i + 1]) = (exchanged[i + 1], exchanged[i]);
            int other = Array.FindIndex(tableaux, tableau => tableau.AsSpan().SequenceEqual(exchanged));
            matrix[t * d + other] = Math.Sqrt(1 - 1.0 / (distance * distance));
        }
        return matrix;
    }

    /// <summary>Row and column of a number in a tableau.</summary>
    private static (int Row, int Column) Cell(int[] tableau, int number) =>
        (tableau[number], tableau.Take(number).Count(row => row == tableau[number]));

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

    private static IEnumerable<int[]> Partitions(int sum, int largest)
    {
        if (sum == 0) yield return [];
        for (int first = Math.Min(sum, largest); first >= 1; first--)
            foreach (int[] rest in Partitions(sum - first, first)) yield return [first, .. rest];
    }

    private static IEnumerable<int[]> Arrange(int[] start, int[] rest) =>
        rest.Length == 0 ? [start] : rest.SelectMany(point => Arrange([.. start, point], [.. rest.Where(other => other != point)]));

    private static int Key(IReadOnlyList<int> images) => images.Aggregate(0, (key, image) => key * MostPoints + image);

    private static double[] Identity(int d)
    {
        var identity = new double[d * d];
        for (int i = 0; i < d; i++) identity[i * d + i] = 1;
        return identity;
    }

    private static double[] Multiply(double[] a, double[] b, int d)
    {
        var product = new double[d * d];
        for (int i = 0; i < d; i++)
            for (int k = 0; k < d; k++)
                for (int j = 0; j < d; j++) product[i * d + j] += a[i * d + k] * b[k * d + j];
        return product;
    }
}
