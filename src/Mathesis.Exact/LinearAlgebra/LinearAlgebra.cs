namespace Mathesis.Exact;

/// <summary>
/// Dense linear algebra over a field. Arguments are not changed. Over prime fields of one word (<see cref="PrimeField32"/>,
/// <see cref="PrimeField64"/>) products and eliminations are blocked and run on vector kernels; over other fields they are the textbook's.
/// Results are exact, so they do not depend on the number of threads. An operation is a file.
/// </summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
/// <example>
/// <code>
/// var algebra = new LinearAlgebra&lt;PrimeField32, uint&gt;(new PrimeField32(2147483647)) { Threads = 2 };
/// Matrix&lt;uint&gt; matrix = RandomMatrix.Create&lt;PrimeField32, uint&gt;(algebra.Field, 1000, 1008, new RandomStream("example", 1));
/// RowReduction&lt;uint&gt; reduction = algebra.RowReduce(matrix);
/// Console.WriteLine($"rank {reduction.Rank}, {reduction.FreeColumns().Length} free variables");
/// </code>
/// </example>
/// <param name="field">The field of the entries.</param>
public sealed partial class LinearAlgebra<TField, TElement>(TField field)
    where TField : struct, IField<TElement>
{
    private readonly TField field = field;
    private readonly IDenseEngine<TElement>? engine = DenseEngines.For<TField, TElement>(field);
    private int threads = 1;

    /// <summary>The field of the entries.</summary>
    public TField Field => this.field;

    /// <summary>How many threads the blocked algorithms use, at least 1.</summary>
    public int Threads
    {
        get => threads;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            threads = value;
        }
    }

    /// <summary>A matrix of zeros.</summary>
    public Matrix<TElement> Zero(int rows, int columns)
    {
        var matrix = new Matrix<TElement>(rows, columns);
        matrix.Entries.AsSpan().Fill(field.Zero);
        return matrix;
    }

    /// <summary>The identity matrix.</summary>
    public Matrix<TElement> Identity(int size)
    {
        Matrix<TElement> matrix = Zero(size, size);
        for (int i = 0; i < size; i++) matrix[i, i] = field.One;
        return matrix;
    }

    /// <summary>The image of a matrix of integers.</summary>
    public Matrix<TElement> FromIntegers(Matrix<long> integers)
    {
        TField f = field;
        return integers.Map(f.FromInteger);
    }

    /// <summary>Whether two matrices have the same shape and the same entries.</summary>
    public bool AreEqual(Matrix<TElement> a, Matrix<TElement> b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns) return false;
        for (int i = 0; i < a.Entries.Length; i++)
            if (!field.AreEqual(a.Entries[i], b.Entries[i])) return false;
        return true;
    }

    /// <summary>Whether all entries are zero.</summary>
    public bool IsZero(Matrix<TElement> a)
    {
        foreach (TElement entry in a.Entries)
            if (!field.IsZero(entry)) return false;
        return true;
    }

    private static void RequireSquare(Matrix<TElement> a)
    {
        if (a.Rows != a.Columns) throw new ArgumentException($"the matrix is {a.Rows} x {a.Columns}, not square", nameof(a));
    }
}
