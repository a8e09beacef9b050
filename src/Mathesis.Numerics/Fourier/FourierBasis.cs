namespace Mathesis.Numerics;

/// <summary>
/// The orthonormal basis of real functions on Z/n that consists of a constant, cosines and sines. Row 0 is constant; rows
/// 2k-1 and 2k are proportional to cos(2 pi k j / n) and sin(2 pi k j / n) for the frequencies k = 1, 2, ...; for even n the
/// last row is proportional to (-1)^j, the cosine of frequency n/2, whose sine vanishes. The basis is its own inverse
/// transposed. Transforms are matrix products, which for the sizes of learned arithmetic (n up to a few thousand) are
/// accurate to the last bits and fast enough.
/// </summary>
public sealed class FourierBasis
{
    private readonly double[] rows;

    /// <summary>Makes the basis.</summary>
    /// <param name="size">n, at least 1.</param>
    public FourierBasis(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        Size = size;
        rows = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            int frequency = FrequencyOf(row);
            bool isSine = row > 0 && row % 2 == 0;
            double norm = Math.Sqrt(frequency == 0 || 2 * frequency == size ? size : size / 2.0);
            for (int j = 0; j < size; j++)
            {
                // The angle is reduced exactly, in integers, so that high frequencies are as accurate as low ones.
                double halfTurns = 2.0 * (int)((long)frequency * j % size) / size;
                rows[row * size + j] = (isSine ? double.SinPi(halfTurns) : double.CosPi(halfTurns)) / norm;
            }
        }
    }

    /// <summary>n.</summary>
    public int Size { get; }

    /// <summary>How many frequencies there are besides 0: they are 1 to floor(n / 2).</summary>
    public int Frequencies => Size / 2;

    /// <summary>The whole basis, [n, n], a function in each row.</summary>
    public ReadOnlySpan<double> Rows => rows;

    /// <summary>A row of the basis, length n.</summary>
    public ReadOnlySpan<double> Row(int row) => rows.AsSpan(row * Size, Size);

    /// <summary>The frequency of a row: 0 for the constant.</summary>
    public static int FrequencyOf(int row) => (row + 1) / 2;

    /// <summary>The row of a frequency's cosine.</summary>
    /// <param name="frequency">From 1 to <see cref="Frequencies"/>.</param>
    public int CosineRow(int frequency)
    {
        CheckFrequency(frequency);
        return 2 * frequency - 1;
    }

    /// <summary>The rows of a frequency: of its cosine and, unless the frequency is n/2, of its sine.</summary>
    /// <param name="frequency">From 1 to <see cref="Frequencies"/>.</param>
    public int[] RowsOf(int frequency)
    {
        CheckFrequency(frequency);
        return 2 * frequency == Size ? [2 * frequency - 1] : [2 * frequency - 1, 2 * frequency];
    }

    /// <summary>Coefficients of functions: F V.</summary>
    /// <param name="values">V, [n, <paramref name="columns"/>], a function in each column.</param>
    /// <param name="columns">How many functions.</param>
    /// <returns>[n, <paramref name="columns"/>], a row of coefficients for each row of the basis.</returns>
    public double[] Transform(ReadOnlySpan<double> values, int columns = 1) => Apply(values, columns, isInverse: false);

    /// <summary>Functions from their coefficients: the inverse of <see cref="Transform"/>.</summary>
    public double[] Invert(ReadOnlySpan<double> coefficients, int columns = 1) => Apply(coefficients, columns, isInverse: true);

    /// <summary>Coefficients of functions that lie in rows: V F^T.</summary>
    /// <param name="values">V, [m, n], a function in each row.</param>
    /// <returns>[m, n], the coefficients of each function in its row.</returns>
    public double[] TransformRows(ReadOnlySpan<double> values) => ApplyToRows(values, isInverse: false);

    /// <summary>Functions in rows from their coefficients: the inverse of <see cref="TransformRows"/>.</summary>
    public double[] InvertRows(ReadOnlySpan<double> coefficients) => ApplyToRows(coefficients, isInverse: true);

    /// <summary>Coefficients of functions of pairs: F L F^T for each column L seen as a grid.</summary>
    /// <param name="values">[n * n, <paramref name="columns"/>]; the value of a function at (a, b) lies in row a n + b.</param>
    /// <param name="columns">How many functions.</param>
    /// <returns>[n * n, <paramref name="columns"/>]; the coefficient of (row i of F) x (row j of F) lies in row i n + j.</returns>
    public double[] TransformGrid(ReadOnlySpan<double> values, int columns = 1) => ApplyToGrid(values, columns, isInverse: false);

    /// <summary>Functions of pairs from their coefficients: the inverse of <see cref="TransformGrid"/>.</summary>
    public double[] InvertGrid(ReadOnlySpan<double> coefficients, int columns = 1) => ApplyToGrid(coefficients, columns, isInverse: true);

    private double[] Apply(ReadOnlySpan<double> values, int columns, bool isInverse)
    {
        CheckLength(values, Size * columns);
        var result = new double[values.Length];
        Multiply(values, columns, result, isInverse);
        return result;
    }

    private double[] ApplyToRows(ReadOnlySpan<double> values, bool isInverse)
    {
        int count = values.Length / Size;
        CheckLength(values, count * Size);
        var result = new double[values.Length];
        MatrixProduct.Multiply(
            count, Size, Size, values, Size, 1, rows, isInverse ? Size : 1, isInverse ? 1 : Size, result.AsSpan(), Size);
        return result;
    }

    private double[] ApplyToGrid(ReadOnlySpan<double> values, int columns, bool isInverse)
    {
        CheckLength(values, Size * Size * columns);
        var half = new double[values.Length];
        Multiply(values, Size * columns, half, isInverse);
        var result = new double[values.Length];
        int slab = Size * columns;
        for (int i = 0; i < Size; i++)
            Multiply(half.AsSpan(i * slab, slab), columns, result.AsSpan(i * slab, slab), isInverse);
        return result;
    }

    private void Multiply(ReadOnlySpan<double> values, int columns, Span<double> result, bool isInverse) =>
        MatrixProduct.Multiply(
            Size, columns, Size, rows, isInverse ? 1 : Size, isInverse ? Size : 1, values, columns, 1, result, columns);

    private static void CheckLength(ReadOnlySpan<double> values, int expected)
    {
        if (values.Length != expected)
            throw new ArgumentException($"{expected} values are needed, not {values.Length}", nameof(values));
    }

    private void CheckFrequency(int frequency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frequency, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frequency, Frequencies);
    }
}
