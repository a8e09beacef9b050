using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A matrix over GF(2), 64 entries in a word: column 64 w + b of a row is bit b of its word w. Bits behind the last column are zero.
/// Products and eliminations take eight columns at a time through tables of all 256 combinations of eight rows ("four Russians").
/// An operation is a file.
/// </summary>
public sealed partial class BitMatrix
{
    private readonly ulong[] words;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">The number of rows, at least 0.</param>
    /// <param name="columns">The number of columns, at least 0.</param>
    public BitMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        WordsInRow = (columns + 63) / 64;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * WordsInRow, Array.MaxLength, nameof(rows));
        words = new ulong[rows * WordsInRow];
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number of words in a row.</summary>
    public int WordsInRow { get; }

    /// <summary>The entry in a row and a column, both from 0.</summary>
    public bool this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return (Row(row)[column >> 6] >> (column & 63) & 1) != 0;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            ref ulong word = ref Row(row)[column >> 6];
            ulong bit = 1UL << (column & 63);
            word = value ? word | bit : word & ~bit;
        }
    }

    /// <summary>The identity matrix.</summary>
    public static BitMatrix Identity(int size)
    {
        var identity = new BitMatrix(size, size);
        for (int i = 0; i < size; i++) identity[i, i] = true;
        return identity;
    }

    /// <summary>A matrix whose entries are drawn independently, 0 and 1 with the same probability.</summary>
    public static BitMatrix Random(int rows, int columns, RandomStream stream)
    {
        var matrix = new BitMatrix(rows, columns);
        foreach (ref ulong word in matrix.words.AsSpan()) word = stream.NextUInt64();
        for (int row = 0; row < rows; row++) matrix.ClearPadding(row);
        return matrix;
    }

    /// <summary>The words of a row; changing them changes the matrix. Bits behind the last column must stay zero.</summary>
    /// <param name="row">From 0.</param>
    public Span<ulong> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return words.AsSpan(row * WordsInRow, WordsInRow);
    }

    /// <summary>A copy.</summary>
    public BitMatrix Clone()
    {
        var copy = new BitMatrix(Rows, Columns);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    /// <summary>The transposed matrix.</summary>
    public BitMatrix Transpose()
    {
        var transposed = new BitMatrix(Columns, Rows);
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<ulong> source = Row(row);
            for (int word = 0; word < source.Length; word++)
                for (ulong bits = source[word]; bits != 0; bits &= bits - 1)
                    transposed.words[(((word * 64) + BitOperations.TrailingZeroCount(bits)) * transposed.WordsInRow) + (row >> 6)] |= 1UL << (row & 63);
        }
        return transposed;
    }

    /// <summary>The sum, which over GF(2) is also the difference.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static BitMatrix operator +(BitMatrix a, BitMatrix b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns)
            throw new ArgumentException($"the shapes {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns} differ", nameof(b));
        BitMatrix sum = a.Clone();
        WordRows.ExclusiveOr(sum.words, b.words);
        return sum;
    }

    /// <summary>Whether shapes and entries are equal.</summary>
    public bool HasEntriesOf(BitMatrix other) => Rows == other.Rows && Columns == other.Columns && words.AsSpan().SequenceEqual(other.words);

    /// <summary>Whether all entries are zero.</summary>
    public bool IsZero => words.AsSpan().IndexOfAnyExcept(0UL) < 0;

    private void ClearPadding(int row)
    {
        if ((Columns & 63) != 0) Row(row)[^1] &= (1UL << (Columns & 63)) - 1;
    }

    private void SwapRows(int first, int second)
    {
        if (first == second) return;
        Span<ulong> x = Row(first), y = Row(second);
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (y[i], x[i]);
    }
}
