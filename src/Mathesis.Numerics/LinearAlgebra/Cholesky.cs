namespace Mathesis.Numerics;

/// <summary>The Cholesky factorisation A = L L^T of a symmetric positive definite matrix, in float64 (Golub and Van Loan, algorithm 4.2.1).</summary>
public sealed class Cholesky
{
    private readonly double[] lower;

    private Cholesky(double[] lower, int size)
    {
        this.lower = lower;
        Size = size;
    }

    /// <summary>Rows of the matrix.</summary>
    public int Size { get; }

    /// <summary>Factors a matrix; null when it is not positive definite to working precision.</summary>
    /// <param name="matrix">[size, size], symmetric; only the lower triangle is read.</param>
    /// <param name="size">Rows.</param>
    public static Cholesky? Factor(ReadOnlySpan<double> matrix, int size)
    {
        if (matrix.Length != size * size) throw new ArgumentException($"{size} x {size} values are needed, not {matrix.Length}", nameof(matrix));
        double[] lower = matrix.ToArray();
        for (int i = 0; i < size; i++)
        {
            Span<double> row = lower.AsSpan(i * size, size);
            for (int j = 0; j <= i; j++)
            {
                ReadOnlySpan<double> other = lower.AsSpan(j * size, j);
                double rest = row[j] - Dot(row[..j], other);
                if (j < i) row[j] = rest / lower[j * size + j];
                else if (rest > 0) row[i] = Math.Sqrt(rest);
                else return null;
            }
        }
        return new Cholesky(lower, size);
    }

    /// <summary>Solves A X = B in place.</summary>
    /// <param name="b">[size, columns]; becomes X.</param>
    /// <param name="columns">Columns of B.</param>
    public void Solve(Span<double> b, int columns)
    {
        for (int i = 0; i < Size; i++)
        {
            Span<double> row = b.Slice(i * columns, columns);
            for (int k = 0; k < i; k++) Subtract(row, b.Slice(k * columns, columns), lower[i * Size + k]);
            Divide(row, lower[i * Size + i]);
        }
        for (int i = Size - 1; i >= 0; i--)
        {
            Span<double> row = b.Slice(i * columns, columns);
            for (int k = i + 1; k < Size; k++) Subtract(row, b.Slice(k * columns, columns), lower[k * Size + i]);
            Divide(row, lower[i * Size + i]);
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Subtract(Span<double> row, ReadOnlySpan<double> other, double factor)
    {
        for (int j = 0; j < row.Length; j++) row[j] -= factor * other[j];
    }

    private static void Divide(Span<double> row, double divisor)
    {
        for (int j = 0; j < row.Length; j++) row[j] /= divisor;
    }
}
