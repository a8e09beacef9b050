using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Merging;

/// <summary>
/// A low-rank adapter that turns one model into another as well as its rank allows. For each matrix the difference is projected on a subspace
/// found by random products and power steps (Halko, Martinsson and Tropp 2011, algorithm 4.4); what is lost is measured, not estimated.
/// </summary>
public static class LoraExtraction
{
    private const int Oversampling = 8;
    private const int PowerSteps = 2;

    /// <summary>Extracts an adapter.</summary>
    /// <param name="origin">The base, a file or folder.</param>
    /// <param name="model">The model that the adapter shall give.</param>
    /// <param name="folder">The adapter's folder; it must not exist, or be empty.</param>
    /// <param name="rank">The most rank of a module, at least 1.</param>
    /// <param name="seed">The seed of the random products.</param>
    /// <param name="progress">Who watches, or null.</param>
    /// <returns>The modules, with their errors.</returns>
    /// <exception cref="InputError">The models do not fit each other, or do not differ in any matrix.</exception>
    public static IReadOnlyList<ExtractedModule> Run(string origin, string model, string folder, int rank, ulong seed = 0, IProgressSink? progress = null)
    {
        if (rank < 1) throw new InputError(FormattableString.Invariant($"rank {rank} is out of range"), expected: "expected at least 1");
        using SafetensorsSet before = SafetensorsSet.Open(origin);
        using SafetensorsSet after = SafetensorsSet.Open(model);
        string[] names =
        [
            .. before.Names.Where(name => name.EndsWith(".weight", StringComparison.Ordinal) && after.Contains(name) && before[name].Shape.Length == 2
                && before[name].Type.IsFloat && after[name].Type.IsFloat && !TensorNames.IsEmbedding(name)),
        ];
        if (names.FirstOrDefault(name => !before[name].Shape.SequenceEqual(after[name].Shape)) is { } odd)
            throw new InputError($"the tensor '{odd}' has the shape [{string.Join(", ", before[odd].Shape)}] in the base and [{string.Join(", ", after[odd].Shape)}] in the model", model, "expected equal shapes");
        var modules = new List<(string, int, int, int, double[], double[])>();
        var report = new List<ExtractedModule>();
        CheckpointWriter.Check(folder, 0);
        progress?.Phase("extracting");
        for (int i = 0; i < names.Length; i++)
        {
            (double[] matrix, int rows, int columns) = Difference(before, after, names[i]);
            double norm = Norm(matrix);
            progress?.Advance(i + 1, names.Length);
            if (norm == 0) continue;
            int kept = Math.Min(rank, Math.Min(rows, columns));
            (double[] b, double[] a) = Factor(matrix, rows, columns, kept, new RandomStream("merging/extract/" + names[i], seed));
            string module = names[i][..^".weight".Length];
            modules.Add((module, rows, columns, kept, b, a));
            report.Add(new ExtractedModule(module, rows, columns, kept, norm, Residual(matrix, b, a, rows, columns, kept) / norm));
        }
        if (modules.Count == 0) throw new InputError("the models differ in no matrix", model, "expected a model that was trained from the base");
        AdapterWriter.Write(folder, origin, modules);
        return report;
    }

    private static (double[] Matrix, int Rows, int Columns) Difference(SafetensorsSet before, SafetensorsSet after, string name)
    {
        (int rows, int columns) = (checked((int)before[name].Shape[0]), checked((int)before[name].Shape[1]));
        double[] matrix = new double[checked(rows * columns)];
        int done = 0;
        TensorBlocks.ForEach([TensorBlocks.Stored(after, name), TensorBlocks.Stored(before, name)], (values, count) =>
        {
            for (int i = 0; i < count; i++) matrix[done + i] = values[0][i] - values[1][i];
            done += count;
        });
        return (matrix, rows, columns);
    }

    /// <summary>Factors B [rows, rank] and A [rank, columns] with the root of the singular values on both sides.</summary>
    private static (double[] B, double[] A) Factor(double[] matrix, int rows, int columns, int rank, RandomStream random)
    {
        int width = Math.Min(rank + Oversampling, Math.Min(rows, columns));
        double[] probe = new double[columns * width];
        for (int i = 0; i < probe.Length; i++) probe[i] = random.NextGaussian();
        double[] basis = Multiply(matrix, probe, rows, columns, width);
        Orthonormalise(basis, rows, width);
        for (int step = 0; step < PowerSteps; step++)
        {
            double[] back = MultiplyTransposed(matrix, basis, rows, columns, width);
            Orthonormalise(back, columns, width);
            basis = Multiply(matrix, back, rows, columns, width);
            Orthonormalise(basis, rows, width);
        }
        // M is nearly Q (Q^T M); the small matrix's singular vectors come from its Gram matrix.
        double[] small = MultiplyTransposed(matrix, basis, rows, columns, width);
        double[] gram = new double[width * width];
        for (int r = 0; r < columns; r++)
            for (int i = 0; i < width; i++)
                for (int j = 0; j < width; j++) gram[i * width + j] += small[r * width + i] * small[r * width + j];
        SymmetricEigen eigen = SymmetricEigen.Decompose(gram, width);
        double[] b = new double[rows * rank];
        double[] a = new double[rank * columns];
        for (int k = 0; k < rank; k++)
        {
            ReadOnlySpan<double> vector = eigen.Vector(k);
            double singular = Math.Sqrt(Math.Max(0, eigen.Values[k]));
            if (singular == 0) continue;
            double root = Math.Sqrt(singular);
            for (int r = 0; r < rows; r++)
            {
                double sum = 0;
                for (int i = 0; i < width; i++) sum += basis[r * width + i] * vector[i];
                b[r * rank + k] = root * sum;
            }
            for (int c = 0; c < columns; c++)
            {
                double sum = 0;
                for (int i = 0; i < width; i++) sum += small[c * width + i] * vector[i];
                a[k * columns + c] = sum / root;
            }
        }
        return (b, a);
    }

    private static double[] Multiply(double[] matrix, double[] right, int rows, int columns, int width)
    {
        double[] result = new double[rows * width];
        Parallel.For(0, rows, r =>
        {
            Span<double> row = result.AsSpan(r * width, width);
            for (int c = 0; c < columns; c++)
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(right.AsSpan(c * width, width), matrix[r * columns + c], row, row);
        });
        return result;
    }

    /// <summary>Transposed matrix times left, [columns, width]; columns in fixed strips, so that sums are taken in one order.</summary>
    private static double[] MultiplyTransposed(double[] matrix, double[] left, int rows, int columns, int width)
    {
        double[] result = new double[columns * width];
        const int Strip = 64;
        Parallel.For(0, (columns + Strip - 1) / Strip, strip =>
        {
            int end = Math.Min(columns, (strip + 1) * Strip);
            for (int r = 0; r < rows; r++)
            {
                ReadOnlySpan<double> row = left.AsSpan(r * width, width);
                for (int c = strip * Strip; c < end; c++)
                    System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(row, matrix[r * columns + c], result.AsSpan(c * width, width), result.AsSpan(c * width, width));
            }
        });
        return result;
    }

    /// <summary>Gram and Schmidt's procedure, twice, on the columns.</summary>
    private static void Orthonormalise(double[] matrix, int rows, int width)
    {
        for (int j = 0; j < width; j++)
        {
            double before = ColumnDot(matrix, rows, width, j, j);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    double dot = ColumnDot(matrix, rows, width, i, j);
                    for (int r = 0; r < rows; r++) matrix[r * width + j] -= dot * matrix[r * width + i];
                }
            }
            double square = ColumnDot(matrix, rows, width, j, j);
            // What is left of a dependent column is rounding.
            double scale = square > 1e-24 * before ? 1 / Math.Sqrt(square) : 0;
            for (int r = 0; r < rows; r++) matrix[r * width + j] *= scale;
        }
    }

    private static double ColumnDot(double[] matrix, int rows, int width, int i, int j)
    {
        double sum = 0;
        for (int r = 0; r < rows; r++) sum += matrix[r * width + i] * matrix[r * width + j];
        return sum;
    }

    private static double Norm(double[] values) => Math.Sqrt(System.Numerics.Tensors.TensorPrimitives.SumOfSquares<double>(values));

    private static double Residual(double[] matrix, double[] b, double[] a, int rows, int columns, int rank)
    {
        double[] left = [.. matrix];
        Parallel.For(0, rows, r =>
        {
            Span<double> row = left.AsSpan(r * columns, columns);
            for (int k = 0; k < rank; k++) System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(a.AsSpan(k * columns, columns), -b[r * rank + k], row, row);
        });
        return Norm(left);
    }
}
