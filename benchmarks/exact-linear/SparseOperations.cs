using System.Diagnostics;
using System.Globalization;
using Mathesis.Exact;

namespace Mathesis.Benchmarks.ExactLinear;

/// <summary>Ranks of sparse matrices, which the peers read from files.</summary>
internal static class SparseOperations
{
    /// <summary>The operations' names.</summary>
    public static bool Has(string operation) => operation is "sparse-amplitude" or "sparse-random" or "sparse-wiedemann";

    /// <summary>The matrix of a row, and its file in SMS format.</summary>
    public static (SparseMatrix<uint> Matrix, string File) Create(string operation, int n, ulong p)
    {
        var field = new PrimeField32(p);
        SparseMatrix<uint> matrix = operation == "sparse-amplitude"
            ? ContactAmplitude.Create(7, 4).Coefficients.Map(value => field.Multiply(field.FromInteger(value.Numerator), field.Invert(field.FromInteger(value.Denominator))), field.IsZero)
            : Random(n, 5, p);
        if (matrix.Columns != n) throw new InvalidOperationException($"the matrix has {matrix.Columns} columns, not {n}");
        string file = Path.Combine(AppContext.BaseDirectory, string.Create(CultureInfo.InvariantCulture, $"{operation}-{n}-{p}.sms"));
        using var writer = new StreamWriter(file);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{matrix.Rows} {matrix.Columns} M"));
        for (int row = 0; row < matrix.Rows; row++)
            for (int i = 0; i < matrix.RowColumns(row).Length; i++)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row + 1} {matrix.RowColumns(row)[i] + 1} {matrix.RowValues(row)[i]}"));
        writer.WriteLine("0 0 0");
        return (matrix, file);
    }

    /// <summary>The rank by elimination or by Wiedemann's method: time and rank.</summary>
    public static (double Milliseconds, ulong Check) Run(string operation, SparseMatrix<uint> matrix, ulong p, int threads)
    {
        var field = new PrimeField32(p);
        long start = Stopwatch.GetTimestamp();
        int rank = operation == "sparse-wiedemann"
            ? new Wiedemann<PrimeField32, uint>(field, new Core.RandomStream("benchmarks/wiedemann", 1), threads).Rank(matrix)
            : new SparseElimination<PrimeField32, uint>(field, threads).Rank(matrix);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (ulong)rank);
    }

    private static SparseMatrix<uint> Random(int n, int perRow, ulong p)
    {
        var stream = new Core.RandomStream("benchmarks/sparse", 1);
        var builder = new SparseMatrixBuilder<uint>(n);
        for (int row = 0; row < n; row++)
        {
            var columns = new SortedSet<int>();
            while (columns.Count < perRow) columns.Add((int)stream.NextBelow((ulong)n));
            foreach (int column in columns) builder.Add(column, 1 + (uint)stream.NextBelow(p - 1));
            builder.EndRow();
        }
        return builder.Build();
    }
}
