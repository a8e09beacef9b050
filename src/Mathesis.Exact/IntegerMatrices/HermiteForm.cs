namespace Mathesis.Exact;

/// <summary>
/// The Hermite normal form of an integer matrix: an echelon form that generates the same lattice by its rows. Pivots are positive,
/// what stands above a pivot lies in [0, pivot), and rows of zeros stand last.
/// </summary>
/// <param name="Matrix">The form, of the shape of the original.</param>
/// <param name="Pivots">The column of the pivot of each row that has one, in rising order.</param>
/// <param name="Transformation">A unimodular matrix with Transformation times the original = Matrix, or null when it was not asked for.</param>
public sealed record HermiteForm(Matrix<Integer> Matrix, int[] Pivots, Matrix<Integer>? Transformation)
{
    /// <summary>The rank.</summary>
    public int Rank => Pivots.Length;

    /// <summary>
    /// Computes the form row by row: each new row is worked into the form of those before it by extended greatest common divisors, and
    /// entries above pivots are reduced at once, which keeps them small (Kannan and Bachem 1979).
    /// </summary>
    /// <param name="a">The matrix, of any shape and rank.</param>
    /// <param name="withTransformation">Whether the transformation is wanted.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static HermiteForm Compute(Matrix<Integer> a, bool withTransformation = false, CancellationToken cancellation = default)
    {
        int width = a.Columns + (withTransformation ? a.Rows : 0);
        var basis = new SortedList<int, Integer[]>();
        var relations = new List<Integer[]>();
        for (int index = 0; index < a.Rows; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = new Integer[width];
            a.Row(index).CopyTo(row);
            if (withTransformation) row[a.Columns + index] = Integer.One;
            Insert(basis, relations, row, a.Columns);
        }
        Integer[][] rows = [.. basis.Values, .. relations];
        var form = new Matrix<Integer>(a.Rows, a.Columns);
        Matrix<Integer>? transformation = withTransformation ? new Matrix<Integer>(a.Rows, a.Rows) : null;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].AsSpan(0, a.Columns).CopyTo(form.Row(i));
            if (transformation is not null) rows[i].AsSpan(a.Columns).CopyTo(transformation.Row(i));
        }
        return new HermiteForm(form, [.. basis.Keys], transformation);
    }

    private static void Insert(SortedList<int, Integer[]> basis, List<Integer[]> relations, Integer[] row, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            if (row[column].IsZero) continue;
            if (!basis.TryGetValue(column, out Integer[]? pivotRow))
            {
                if (row[column].Sign < 0) Negate(row);
                basis.Add(column, row);
                ReduceAbove(basis, column);
                return;
            }
            if ((row[column] % pivotRow[column]).IsZero)
            {
                SubtractMultiple(row, pivotRow, row[column] / pivotRow[column], column);
                continue;
            }
            // [x y; u v] has determinant 1 and turns the two leading entries into their gcd and 0.
            (Integer gcd, Integer x, Integer y) = Integer.ExtendedGcd(pivotRow[column], row[column]);
            Integer u = -(row[column] / gcd), v = pivotRow[column] / gcd;
            for (int j = column; j < row.Length; j++)
            {
                Integer first = pivotRow[j], second = row[j];
                if (first.IsZero && second.IsZero) continue;
                pivotRow[j] = (x * first) + (y * second);
                row[j] = (u * first) + (v * second);
            }
            ReduceAbove(basis, column);
        }
        relations.Add(row);
    }

    /// <summary>Brings the entries of a row that changed below later pivots, and those above its pivot below it.</summary>
    private static void ReduceAbove(SortedList<int, Integer[]> basis, int column)
    {
        int index = basis.IndexOfKey(column);
        for (int later = index + 1; later < basis.Count; later++) Reduce(basis.Values[index], basis.Values[later], basis.Keys[later]);
        for (int earlier = 0; earlier < index; earlier++)
            for (int pivot = index; pivot < basis.Count; pivot++) Reduce(basis.Values[earlier], basis.Values[pivot], basis.Keys[pivot]);
    }

    private static void Reduce(Integer[] row, Integer[] pivotRow, int column)
    {
        Integer quotient = Integer.FloorDivRem(row[column], pivotRow[column]).Quotient;
        if (!quotient.IsZero) SubtractMultiple(row, pivotRow, quotient, column);
    }

    private static void SubtractMultiple(Integer[] row, Integer[] other, Integer factor, int from)
    {
        for (int j = from; j < row.Length; j++)
            if (!other[j].IsZero) row[j] -= factor * other[j];
    }

    private static void Negate(Integer[] row)
    {
        for (int j = 0; j < row.Length; j++) row[j] = -row[j];
    }
}
