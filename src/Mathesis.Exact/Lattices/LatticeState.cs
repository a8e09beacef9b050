namespace Mathesis.Exact;

/// <summary>Vectors under reduction, with their exact scalar products and their coefficients over the vectors given.</summary>
internal sealed class LatticeState
{
    private readonly List<Integer[]> vectors;
    private readonly List<Integer[]> coefficients;
    private readonly List<Integer[]> relations = [];

    // Lower triangle with the diagonal.
    private readonly List<Integer[]> gram;

    public LatticeState(IReadOnlyList<IReadOnlyList<Integer>> given)
    {
        int count = given.Count;
        vectors = [.. given.Select(vector => vector.ToArray())];
        coefficients = [.. Enumerable.Range(0, count).Select(i => UnitVector(i, count))];
        gram = [.. GramMatrix(given)];
    }

    /// <summary>How many vectors are left.</summary>
    public int Count => vectors.Count;

    /// <summary>The scalar product of two vectors.</summary>
    public Integer Gram(int i, int j) => i >= j ? gram[i][j] : gram[j][i];

    /// <summary>Vector i less a multiple of vector j.</summary>
    public void Subtract(int i, int j, Integer multiple)
    {
        SubtractMultiple(vectors[i], vectors[j], multiple);
        SubtractMultiple(coefficients[i], coefficients[j], multiple);
        gram[i][i] -= multiple * ((Gram(i, j) << 1) - (multiple * gram[j][j]));
        for (int k = 0; k < Count; k++)
        {
            if (k == i) continue;
            Integer change = multiple * Gram(j, k);
            if (k < i) gram[i][k] -= change;
            else gram[k][i] -= change;
        }
    }

    /// <summary>Moves vector k to an earlier place.</summary>
    public void Insert(int k, int place)
    {
        for (int i = k; i > place; i--) Swap(i - 1, i);
    }

    /// <summary>Takes a vector out that has become 0.</summary>
    public void RemoveZero(int k)
    {
        // To the end, where no row has a column for it.
        for (int i = k; i + 1 < Count; i++) Swap(i, i + 1);
        relations.Add(coefficients[^1]);
        vectors.RemoveAt(Count - 1);
        coefficients.RemoveAt(coefficients.Count - 1);
        gram.RemoveAt(gram.Count - 1);
    }

    /// <summary>Whether the vectors are reduced, decided in integers.</summary>
    public bool IsReduced(Rational sizeBound, Rational delta) => Count == 0 || new IntegralGramSchmidt(gram).IsReduced(sizeBound, delta);

    public ReducedLattice ToResult() => new(vectors, coefficients, relations);

    /// <summary>The lower triangle of the matrix of scalar products.</summary>
    public static Integer[][] GramMatrix(IReadOnlyList<IReadOnlyList<Integer>> given)
    {
        var matrix = new Integer[given.Count][];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = new Integer[i + 1];
            for (int j = 0; j <= i; j++)
            {
                Integer sum = Integer.Zero;
                for (int k = 0; k < given[i].Count; k++) sum += given[i][k] * given[j][k];
                matrix[i][j] = sum;
            }
        }
        return matrix;
    }

    private void Swap(int i, int next)
    {
        (vectors[i], vectors[next]) = (vectors[next], vectors[i]);
        (coefficients[i], coefficients[next]) = (coefficients[next], coefficients[i]);
        // Rows i and i + 1 left of the diagonal, the two diagonal entries, and columns i and i + 1 below.
        for (int k = 0; k < i; k++) (gram[i][k], gram[next][k]) = (gram[next][k], gram[i][k]);
        (gram[i][i], gram[next][next]) = (gram[next][next], gram[i][i]);
        for (int k = next + 1; k < Count; k++) (gram[k][i], gram[k][next]) = (gram[k][next], gram[k][i]);
    }

    private static void SubtractMultiple(Integer[] target, Integer[] source, Integer multiple)
    {
        for (int i = 0; i < target.Length; i++)
            if (!source[i].IsZero) target[i] -= multiple * source[i];
    }

    private static Integer[] UnitVector(int place, int length)
    {
        var vector = new Integer[length];
        vector[place] = Integer.One;
        return vector;
    }
}
