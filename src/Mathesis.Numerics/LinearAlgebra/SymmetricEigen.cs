namespace Mathesis.Numerics;

/// <summary>
/// The eigenvalues and eigenvectors of a symmetric matrix, in float64: Householder's reduction to tridiagonal form, then QL steps
/// with implicit shifts (Golub and Van Loan, sections 8.3.1 and 8.3.3).
/// </summary>
public sealed class SymmetricEigen
{
    private const int MostSteps = 60;

    private readonly double[] values;
    private readonly double[] vectors;

    private SymmetricEigen(double[] values, double[] vectors)
    {
        this.values = values;
        this.vectors = vectors;
    }

    /// <summary>The eigenvalues, the largest first.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The eigenvector of an eigenvalue, of length 1; its sign is such that its largest component is positive.</summary>
    /// <param name="index">The index of the eigenvalue.</param>
    public ReadOnlySpan<double> Vector(int index) => vectors.AsSpan(index * values.Length, values.Length);

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">[size, size], symmetric and finite.</param>
    /// <param name="size">Rows, at least 1.</param>
    /// <exception cref="ArithmeticException">The matrix is not finite.</exception>
    public static SymmetricEigen Decompose(ReadOnlySpan<double> matrix, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (matrix.Length != size * size) throw new ArgumentException($"{size} x {size} values are needed, not {matrix.Length}", nameof(matrix));
        double[] rows = matrix.ToArray();
        var diagonal = new double[size];
        var beside = new double[size];
        // The rotations are gathered as rows, so that each changes two contiguous vectors.
        double[] vectors = Tridiagonalise(rows, size, diagonal, beside);
        Diagonalise(diagonal, beside, vectors, size);
        return Sorted(diagonal, vectors, size);
    }

    /// <summary>Reduces A to Q T Q^T; returns Q^T, whose rows are the columns of Q.</summary>
    private static double[] Tridiagonalise(double[] a, int n, double[] diagonal, double[] beside)
    {
        var transposed = new double[n * n];
        for (int i = 0; i < n; i++) transposed[i * n + i] = 1;
        var v = new double[n];
        var w = new double[n];
        for (int k = 0; k + 2 < n; k++)
        {
            double norm = 0;
            for (int i = k + 1; i < n; i++) norm += a[i * n + k] * a[i * n + k];
            norm = Math.Sqrt(norm);
            beside[k] = a[(k + 1) * n + k];
            if (norm == 0) continue;
            double alpha = a[(k + 1) * n + k] > 0 ? -norm : norm;
            double length = 0;
            for (int i = k + 1; i < n; i++)
            {
                v[i] = a[i * n + k] - (i == k + 1 ? alpha : 0);
                length += v[i] * v[i];
            }
            beside[k] = alpha;
            if (length == 0) continue;
            double scale = 2 / length;
            double product = 0;
            for (int i = k + 1; i < n; i++)
            {
                double sum = 0;
                for (int j = k + 1; j < n; j++) sum += a[i * n + j] * v[j];
                w[i] = scale * sum;
                product += w[i] * v[i];
            }
            for (int i = k + 1; i < n; i++) w[i] -= scale / 2 * product * v[i];
            for (int i = k + 1; i < n; i++)
                for (int j = k + 1; j < n; j++) a[i * n + j] -= v[i] * w[j] + w[i] * v[j];
            // Q^T becomes H Q^T.
            for (int j = 0; j < n; j++) w[j] = 0;
            for (int i = k + 1; i < n; i++)
                for (int j = 0; j < n; j++) w[j] += v[i] * transposed[i * n + j];
            for (int i = k + 1; i < n; i++)
                for (int j = 0; j < n; j++) transposed[i * n + j] -= scale * v[i] * w[j];
        }
        if (n > 1) beside[n - 2] = a[(n - 1) * n + n - 2];
        for (int i = 0; i < n; i++) diagonal[i] = a[i * n + i];
        return transposed;
    }

    /// <summary>QL with implicit shifts on the tridiagonal matrix; the rotations act on the rows of the vectors.</summary>
    private static void Diagonalise(double[] d, double[] e, double[] vectors, int n)
    {
        for (int l = 0; l < n; l++)
        {
            for (int step = 0; ; step++)
            {
                int m = l;
                while (m < n - 1 && !(Math.Abs(e[m]) <= 1.2e-16 * (Math.Abs(d[m]) + Math.Abs(d[m + 1])))) m++;
                if (m == l) break;
                if (step == MostSteps) throw new ArithmeticException("the eigenvalues do not converge: is the matrix finite?");
                double g = (d[l + 1] - d[l]) / (2 * e[l]);
                double r = Math.Sqrt(g * g + 1);
                g = d[m] - d[l] + e[l] / (g + Math.CopySign(r, g));
                (double s, double c, double p) = (1, 1, 0);
                int i = m - 1;
                for (; i >= l; i--)
                {
                    (double f, double b) = (s * e[i], c * e[i]);
                    r = Math.Sqrt(f * f + g * g);
                    e[i + 1] = r;
                    if (r == 0)
                    {
                        d[i + 1] -= p;
                        e[m] = 0;
                        break;
                    }
                    (s, c) = (f / r, g / r);
                    g = d[i + 1] - p;
                    r = (d[i] - g) * s + 2 * c * b;
                    p = s * r;
                    d[i + 1] = g + p;
                    g = c * r - b;
                    Rotate(vectors.AsSpan(i * n, n), vectors.AsSpan((i + 1) * n, n), s, c);
                }
                if (r == 0 && i >= l) continue;
                d[l] -= p;
                e[l] = g;
                e[m] = 0;
            }
        }
    }

    private static void Rotate(Span<double> lower, Span<double> upper, double s, double c)
    {
        for (int j = 0; j < lower.Length; j++)
        {
            double f = upper[j];
            upper[j] = s * lower[j] + c * f;
            lower[j] = c * lower[j] - s * f;
        }
    }

    private static SymmetricEigen Sorted(double[] values, double[] vectors, int n)
    {
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => values[i])];
        var sorted = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> vector = vectors.AsSpan(order[i] * n, n);
            int largest = 0;
            for (int j = 1; j < n; j++)
                if (Math.Abs(vector[j]) > Math.Abs(vector[largest])) largest = j;
            double sign = vector[largest] < 0 ? -1 : 1;
            for (int j = 0; j < n; j++) sorted[i * n + j] = sign * vector[j];
        }
        return new SymmetricEigen([.. order.Select(i => values[i])], sorted);
    }
}
