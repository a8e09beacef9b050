using System.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// Functions of pairs (a, b) of residues modulo n, one in each column: logits by class, activations by neuron, attention by
/// head. Row a n + b holds the values at (a, b).
/// </summary>
public sealed class PairGrid
{
    private readonly double[] values;

    /// <summary>A grid over existing values.</summary>
    /// <param name="size">n, at least 1.</param>
    /// <param name="columns">How many functions, at least 1.</param>
    /// <param name="values">[n * n, <paramref name="columns"/>], row-major; not copied.</param>
    public PairGrid(int size, int columns, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (values.Length != size * size * columns)
            throw new ArgumentException($"{size} x {size} pairs and {columns} columns need {size * size * columns} values, not {values.Length}", nameof(values));
        Size = size;
        Columns = columns;
        this.values = values;
    }

    /// <summary>A grid of zeros.</summary>
    /// <param name="size">n, at least 1.</param>
    /// <param name="columns">How many functions, at least 1.</param>
    public PairGrid(int size, int columns) : this(size, columns, new double[size * size * columns])
    {
    }

    /// <summary>n.</summary>
    public int Size { get; }

    /// <summary>How many functions.</summary>
    public int Columns { get; }

    /// <summary>How many pairs: n^2.</summary>
    public int Pairs => Size * Size;

    /// <summary>All values, [n * n, columns].</summary>
    public Span<double> Values => values;

    /// <summary>The value of a function at a pair.</summary>
    public ref double this[int a, int b, int column] => ref values[(a * Size + b) * Columns + column];

    /// <summary>
    /// A grid of some columns of a table in any arithmetic: of logits without the token "=", whose class comes last and
    /// is dropped before every analysis.
    /// </summary>
    /// <param name="size">n.</param>
    /// <param name="columns">How many columns to keep.</param>
    /// <param name="table">[n * n, stride].</param>
    /// <param name="stride">How many columns the table has.</param>
    /// <param name="offset">How many columns of the table come before the first one to keep.</param>
    public static PairGrid From<T>(int size, int columns, ReadOnlySpan<T> table, int stride, int offset = 0) where T : INumberBase<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, stride - offset);
        if (table.Length != size * size * stride)
            throw new ArgumentException($"{size} x {size} pairs and {stride} columns need {size * size * stride} values, not {table.Length}", nameof(table));
        var grid = new PairGrid(size, columns);
        for (int pair = 0; pair < grid.Pairs; pair++)
        {
            ReadOnlySpan<T> source = table.Slice(pair * stride + offset, columns);
            Span<double> row = grid.Row(pair);
            for (int column = 0; column < columns; column++) row[column] = double.CreateChecked(source[column]);
        }
        return grid;
    }

    /// <summary>The values at a pair, one a function.</summary>
    /// <param name="pair">a n + b.</param>
    public Span<double> Row(int pair) => values.AsSpan(pair * Columns, Columns);

    /// <summary>The mean of each function over all pairs.</summary>
    public double[] Means()
    {
        var means = new double[Columns];
        for (int pair = 0; pair < Pairs; pair++) Add(means, Row(pair), 1);
        for (int column = 0; column < Columns; column++) means[column] /= Pairs;
        return means;
    }

    /// <summary>This grid minus another.</summary>
    public PairGrid Minus(PairGrid other) => Combine(other, -1);

    /// <summary>This grid plus another.</summary>
    public PairGrid Plus(PairGrid other) => Combine(other, 1);

    /// <summary>This grid with a constant added to each function.</summary>
    /// <param name="constants">One number a function.</param>
    public PairGrid PlusConstants(ReadOnlySpan<double> constants)
    {
        PairGrid sum = Clone();
        for (int pair = 0; pair < Pairs; pair++) Add(sum.Row(pair), constants, 1);
        return sum;
    }

    /// <summary>A copy with values of its own.</summary>
    public PairGrid Clone() => new(Size, Columns, [.. values]);

    /// <summary>
    /// The functions of (a, -b). What is a function of a - b becomes one of a + b, so that the measures of addition serve
    /// subtraction.
    /// </summary>
    public PairGrid ReflectSecond()
    {
        var reflected = new PairGrid(Size, Columns);
        for (int a = 0; a < Size; a++)
        {
            for (int b = 0; b < Size; b++) Row(a * Size + b).CopyTo(reflected.Row(a * Size + (Size - b) % Size));
        }
        return reflected;
    }

    private PairGrid Combine(PairGrid other, double factor)
    {
        if (other.Size != Size || other.Columns != Columns) throw new ArgumentException("the grids have different shapes", nameof(other));
        PairGrid result = Clone();
        Add(result.Values, other.Values, factor);
        return result;
    }

    /// <summary>Adds a multiple of some values to others, in place.</summary>
    internal static void Add(Span<double> sum, ReadOnlySpan<double> values, double factor)
    {
        for (int i = 0; i < sum.Length; i++) sum[i] += factor * values[i];
    }
}
