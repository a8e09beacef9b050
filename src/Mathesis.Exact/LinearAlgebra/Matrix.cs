namespace Mathesis.Exact;

/// <summary>A dense matrix, row after row. It knows nothing of its field: see <see cref="LinearAlgebra{TField, TElement}"/>.</summary>
/// <typeparam name="T">The entries.</typeparam>
public sealed class Matrix<T>
{
    /// <summary>A matrix whose entries are all <c>default</c>: zero for words, <see cref="Integer"/> and <see cref="Rational"/>.</summary>
    /// <param name="rows">The number of rows, at least 0.</param>
    /// <param name="columns">The number of columns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more entries than an array holds (about 2^31).</exception>
    public Matrix(int rows, int columns)
        : this(rows, columns, new T[Count(rows, columns)])
    {
    }

    /// <summary>A matrix over entries that are given, row after row; they are not copied.</summary>
    /// <param name="rows">The number of rows, at least 0.</param>
    /// <param name="columns">The number of columns, at least 0.</param>
    /// <param name="entries">rows times columns entries.</param>
    public Matrix(int rows, int columns, T[] entries)
    {
        if (entries.Length != Count(rows, columns))
            throw new ArgumentException($"a {rows} x {columns} matrix has {(long)rows * columns} entries, not {entries.Length}", nameof(entries));
        Rows = rows;
        Columns = columns;
        Entries = entries;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The entries, row after row; changing them changes the matrix.</summary>
    public T[] Entries { get; }

    /// <summary>The entry in a row and a column, both from 0.</summary>
    public ref T this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return ref Entries[checked((row * Columns) + column)];
        }
    }

    /// <summary>The matrix with the given rows, all of one length.</summary>
    public static Matrix<T> FromRows(params ReadOnlySpan<T[]> rows)
    {
        var matrix = new Matrix<T>(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length != matrix.Columns)
                throw new ArgumentException($"row {row} has {rows[row].Length} entries, the first has {matrix.Columns}", nameof(rows));
            rows[row].CopyTo(matrix.Row(row));
        }
        return matrix;
    }

    /// <summary>A row; changing it changes the matrix.</summary>
    /// <param name="row">From 0.</param>
    public Span<T> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return Entries.AsSpan(row * Columns, Columns);
    }

    /// <summary>A copy.</summary>
    public Matrix<T> Clone() => new(Rows, Columns, [.. Entries]);

    /// <summary>The transposed matrix.</summary>
    public Matrix<T> Transpose()
    {
        var transposed = new Matrix<T>(Columns, Rows);
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<T> source = Row(row);
            for (int column = 0; column < source.Length; column++) transposed.Entries[(column * Rows) + row] = source[column];
        }
        return transposed;
    }

    /// <summary>The matrix of other entries at the same places.</summary>
    public Matrix<TOther> Map<TOther>(Func<T, TOther> map)
    {
        var mapped = new Matrix<TOther>(Rows, Columns);
        for (int i = 0; i < Entries.Length; i++) mapped.Entries[i] = map(Entries[i]);
        return mapped;
    }

    /// <summary>Whether shapes and entries are equal.</summary>
    public bool HasEntriesOf(Matrix<T> other) =>
        Rows == other.Rows && Columns == other.Columns && Entries.AsSpan().SequenceEqual(other.Entries, EqualityComparer<T>.Default);

    private static int Count(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, Array.MaxLength, nameof(rows));
        return rows * columns;
    }
}
