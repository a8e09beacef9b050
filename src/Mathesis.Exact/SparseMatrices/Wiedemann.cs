using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Linear algebra with very sparse matrices that never changes them (Wiedemann, "Solving sparse linear equations over finite fields", 1986):
/// the sequence u b, u A b, u A^2 b, … of field elements satisfies the recurrence of A's minimal polynomial, which Berlekamp and Massey's
/// algorithm finds. Memory is a few vectors where elimination fills the matrix up; the time is some 3 n products with the matrix.
/// </summary>
/// <remarks>
/// Random diagonal matrices D before, between and behind A and its transpose make the answers likely (Eberly and Kaltofen, "On randomized
/// Lanczos algorithms", 1997; Chen, Eberly, Kaltofen, Saunders, Turner and Villard, "Efficient matrix preconditioners for black box linear
/// algebra", 2002): a trial fails with a chance of at most about 3 n^2 / p, so the field should be large. Solutions, contradictions and determinants are certain; a rank may come out too small, never too large.
/// </remarks>
/// <typeparam name="TField">The field, with many more elements than the matrix has rows.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
/// <param name="field">The field.</param>
/// <param name="stream">Where random vectors come from.</param>
/// <param name="threads">How many threads multiply.</param>
public sealed class Wiedemann<TField, TElement>(TField field, RandomStream stream, int threads = 1)
    where TField : struct, IFiniteField<TElement>
{
    /// <summary>How often random vectors are drawn before it is given up.</summary>
    private const int Trials = 8;

    /// <summary>
    /// A divisor of the minimal polynomial of a square matrix, monic, constant first: for a large field most likely the polynomial itself.
    /// </summary>
    /// <param name="a">Square.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public TElement[] MinimalPolynomial(SparseMatrix<TElement> a)
    {
        RequireSquare(a);
        var product = new SparseProduct<TField, TElement>(field, a, threads);
        return Recurrence(product.Multiply, RandomVector(a.Rows), a.Rows);
    }

    /// <summary>Solves A x = b for a matrix of any shape and rank.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="b">As many elements as the matrix has rows.</param>
    /// <exception cref="ArgumentException">The number of rows differs.</exception>
    /// <exception cref="ArithmeticException">Neither a solution nor a contradiction was found: the field is too small for the matrix.</exception>
    public SparseAnswer<TElement> Solve(SparseMatrix<TElement> a, ReadOnlySpan<TElement> b)
    {
        if (b.Length != a.Rows) throw new ArgumentException($"{b.Length} right sides for {a.Rows} equations", nameof(b));
        TElement[] side = b.ToArray();
        var product = new SparseProduct<TField, TElement>(field, a, threads);
        if (a.Rows == a.Columns)
        {
            // For a regular matrix its own recurrence will do, at half the price.
            TElement[] x = SolveRegular(product.Multiply, side);
            if (FieldEquals(Apply(product, x, a.Rows), side)) return new SparseAnswer<TElement>(x, null);
        }
        SparseMatrix<TElement> transposed = a.Transpose();
        var back = new SparseProduct<TField, TElement>(field, transposed, threads);
        for (int trial = 0; trial < Trials; trial++)
        {
            // With C = E A^T D A E of the rank of A, C z = E A^T D b has a solution z, and x = E z solves A x = b if anything does.
            TElement[] e = RandomUnits(a.Columns), d = RandomUnits(a.Rows);
            var symmetric = new Symmetrized(field, product, back, a.Rows, a.Columns, e, d);
            TElement[] weighted = Times(d, side);
            TElement[] c = Times(e, Apply(back, weighted, a.Columns));
            TElement[] x = Times(e, SolveRegular(symmetric.Multiply, c));
            TElement[] rest = Subtract(side, Apply(product, x, a.Rows));
            if (IsZero(rest)) return new SparseAnswer<TElement>(x, null);
            // What is left over is seen by no column: then it contradicts.
            TElement[] y = Times(d, rest);
            TElement value = FieldRows.Dot<TField, TElement>(field, y, side);
            if (!field.IsZero(value) && IsZero(Apply(back, y, a.Columns))) return new SparseAnswer<TElement>(null, Scale(y, field.Invert(value)));
        }
        throw new ArithmeticException($"no solution and no contradiction was found in {Trials} trials: the field of {field.Order} elements is too small for {a.Rows} equations");
    }

    /// <summary>The determinant of a square matrix, for certain; false when the field is too small to find it.</summary>
    /// <param name="a">Square.</param>
    /// <param name="determinant">The determinant.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public bool TryDeterminant(SparseMatrix<TElement> a, out TElement determinant)
    {
        RequireSquare(a);
        int n = a.Rows;
        var product = new SparseProduct<TField, TElement>(field, a, threads);
        for (int trial = 0; trial < Trials; trial++)
        {
            // The minimal polynomial of A D, if it has degree n, is the characteristic one; 0 as a root shows that A is singular.
            TElement[] d = RandomUnits(n);
            var scaled = new TElement[n];
            TElement[] polynomial = Recurrence(
                (vector, target) =>
                {
                    for (int i = 0; i < n; i++) scaled[i] = field.Multiply(d[i], vector[i]);
                    product.Multiply(scaled, target);
                },
                RandomVector(n), n);
            determinant = polynomial[0];
            if (field.IsZero(determinant)) return true;
            if (polynomial.Length != n + 1) continue;
            foreach (TElement factor in d) determinant = field.Multiply(determinant, field.Invert(factor));
            if (n % 2 == 1) determinant = field.Negate(determinant);
            return true;
        }
        determinant = field.Zero;
        return false;
    }

    /// <summary>
    /// The rank of a matrix of any shape; at least that much for certain. It is too small with a chance of at most about 3 n^2 / p, squared when that is not small.
    /// </summary>
    public int Rank(SparseMatrix<TElement> a)
    {
        int smaller = Math.Min(a.Rows, a.Columns), best = -1;
        if (smaller == 0 || a.Count == 0) return 0;
        SparseMatrix<TElement> transposed = a.Transpose();
        // The symmetric product is the smaller of the two.
        (SparseMatrix<TElement> inner, SparseMatrix<TElement> outer) = a.Columns <= a.Rows ? (a, transposed) : (transposed, a);
        SparseProduct<TField, TElement> product = new(field, inner, threads), back = new(field, outer, threads);
        bool isLarge = field.Order > ((Integer)smaller * smaller << 22);
        for (int trial = 0; trial < Trials; trial++)
        {
            var symmetric = new Symmetrized(field, product, back, inner.Rows, inner.Columns, RandomUnits(inner.Columns), RandomUnits(inner.Rows));
            TElement[] polynomial = Recurrence(symmetric.Multiply, RandomVector(inner.Columns), inner.Columns);
            int degree = polynomial.Length - 1;
            // A root 0 may be there several times; the rank is at least the rest's degree.
            int zeros = 0;
            while (zeros < degree && field.IsZero(polynomial[zeros])) zeros++;
            int rank = degree - zeros;
            if (rank == smaller || isLarge || rank == best) return Math.Max(rank, best);
            best = Math.Max(best, rank);
        }
        return best;
    }

    /// <summary>The monic polynomial of the recurrence of u M^i b for a random u, constant first.</summary>
    private TElement[] Recurrence(Action<TElement[], TElement[]> multiply, TElement[] b, int bound)
    {
        TElement[] u = RandomVector(b.Length), vector = [.. b], next = new TElement[b.Length], sequence = new TElement[2 * bound];
        for (int i = 0; i < sequence.Length; i++)
        {
            sequence[i] = FieldRows.Dot<TField, TElement>(field, u, vector);
            if (i + 1 == sequence.Length) break;
            multiply(vector, next);
            (vector, next) = (next, vector);
        }
        (int length, TElement[] connection) = BerlekampMassey.Find<TField, TElement>(field, sequence);
        var polynomial = new TElement[length + 1];
        polynomial.AsSpan().Fill(field.Zero);
        for (int i = 0; i < connection.Length; i++) polynomial[length - i] = connection[i];
        return polynomial;
    }

    /// <summary>An x that is likely to satisfy M x = b if b lies in the image of a power of M; zeros if the recurrence does not tell.</summary>
    private TElement[] SolveRegular(Action<TElement[], TElement[]> multiply, TElement[] b)
    {
        TElement[] x = new TElement[b.Length], next = new TElement[b.Length];
        x.AsSpan().Fill(field.Zero);
        if (IsZero(b)) return x;
        TElement[] f = Recurrence(multiply, b, b.Length);
        if (field.IsZero(f[0])) return x;
        // f(M) b = 0: x = -(f_1 + f_2 M + …) b / f_0, by Horner's rule.
        TElement factor = field.Negate(field.Invert(f[0]));
        for (int i = f.Length - 1; i >= 1; i--)
        {
            if (i < f.Length - 1)
            {
                multiply(x, next);
                (x, next) = (next, x);
            }
            FieldRows.SubtractMultiple<TField, TElement>(field, x, b, field.Negate(field.Multiply(factor, f[i])));
        }
        return x;
    }

    private TElement[] RandomVector(int count)
    {
        var vector = new TElement[count];
        foreach (ref TElement element in vector.AsSpan()) element = field.Random(stream);
        return vector;
    }

    private TElement[] RandomUnits(int count)
    {
        var vector = new TElement[count];
        foreach (ref TElement element in vector.AsSpan())
        {
            do element = field.Random(stream);
            while (field.IsZero(element));
        }
        return vector;
    }

    private static TElement[] Apply(SparseProduct<TField, TElement> product, TElement[] vector, int rows)
    {
        var target = new TElement[rows];
        product.Multiply(vector, target);
        return target;
    }

    private TElement[] Times(TElement[] diagonal, TElement[] vector)
    {
        var product = new TElement[vector.Length];
        for (int i = 0; i < product.Length; i++) product[i] = field.Multiply(diagonal[i], vector[i]);
        return product;
    }

    private TElement[] Scale(TElement[] vector, TElement factor) => [.. vector.Select(element => field.Multiply(element, factor))];

    private TElement[] Subtract(TElement[] a, TElement[] b)
    {
        var difference = new TElement[a.Length];
        for (int i = 0; i < a.Length; i++) difference[i] = field.Subtract(a[i], b[i]);
        return difference;
    }

    private bool FieldEquals(TElement[] a, TElement[] b) => IsZero(Subtract(a, b));

    private bool IsZero(TElement[] vector) => Array.TrueForAll(vector, field.IsZero);

    private static void RequireSquare(SparseMatrix<TElement> a)
    {
        if (a.Rows != a.Columns) throw new ArgumentException($"the matrix is {a.Rows} x {a.Columns}, not square", nameof(a));
    }

    /// <summary>E A^T D A E for diagonal E and D.</summary>
    private sealed class Symmetrized(
        TField field, SparseProduct<TField, TElement> product, SparseProduct<TField, TElement> back, int rows, int columns, TElement[] e, TElement[] d)
    {
        private readonly TElement[] scaled = new TElement[columns];
        private readonly TElement[] middle = new TElement[rows];

        public void Multiply(TElement[] vector, TElement[] target)
        {
            for (int i = 0; i < scaled.Length; i++) scaled[i] = field.Multiply(e[i], vector[i]);
            product.Multiply(scaled, middle);
            for (int i = 0; i < middle.Length; i++) middle[i] = field.Multiply(d[i], middle[i]);
            back.Multiply(middle, target);
            for (int i = 0; i < columns; i++) target[i] = field.Multiply(e[i], target[i]);
        }
    }
}
