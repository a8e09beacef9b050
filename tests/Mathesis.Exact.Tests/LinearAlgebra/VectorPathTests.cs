using System.Globalization;
using System.Runtime.Intrinsics.X86;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>The kernels of linear algebra give the same on every vector path: lower ones run in child processes.</summary>
public class VectorPathTests
{
    private const string ExpectedPath = "MATHESIS_TEST_PATH";
    private const string ResultFile = "MATHESIS_TEST_RESULTS";

    /// <summary>The environment that selects each path, where the processor has it.</summary>
    public static TheoryData<string, string> Paths()
    {
        var paths = new TheoryData<string, string>();
        if (Avx2.IsSupported) paths.Add("DOTNET_EnableAVX512", "avx2");
        paths.Add("DOTNET_EnableAVX2", "portable");
        paths.Add("DOTNET_EnableHWIntrinsic", "portable");
        return paths;
    }

    [Fact]
    public void TheProcessRunsOnThePathThatItsEnvironmentSelects()
    {
        string path = Avx512F.IsSupported ? "avx512" : Avx2.IsSupported ? "avx2" : "portable";
        Assert.Equal(Environment.GetEnvironmentVariable(ExpectedPath) ?? path, path);
    }

    [Fact]
    public void ResultsAreWrittenForTheParentProcess()
    {
        string? file = Environment.GetEnvironmentVariable(ResultFile);
        if (file is not null) File.WriteAllLines(file, Compute());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task LowerPathsGiveTheSame(string variable, string path)
    {
        if (Environment.GetEnvironmentVariable(ExpectedPath) is not null) return;
        string file = Path.GetTempFileName();
        try
        {
            await ChildProcess.Run([typeof(VectorPathTests)], (variable, "0"), (ExpectedPath, path), (ResultFile, file));
            Assert.Equal(Compute(), await File.ReadAllLinesAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A line for each computation whose kernels depend on the path: its name and a digest of all results.</summary>
    private static string[] Compute()
    {
        var lines = new List<string>();
        foreach (ulong prime in new ulong[] { 2, 3, 251, 65_521, 16_777_213, 33_554_467, 1_073_741_827, 2_147_483_647 })
            lines.Add(Line<PrimeField32, uint>(new PrimeField32(prime), 130));
        foreach (ulong prime in new ulong[] { 3, 4_294_967_311, 9_223_372_036_854_775_783 }) lines.Add(Line<PrimeField64, ulong>(new PrimeField64(prime), 70));
        var stream = new RandomStream("tests/vector-path-integers", 1);
        foreach (int bits in new[] { 10, 62 })
        {
            var matrix = new Matrix<Integer>(37, 37);
            foreach (ref Integer entry in matrix.Entries.AsSpan()) entry = (long)stream.NextBelow(1UL << bits) - (1L << (bits - 1));
            CommonDenominator solution = DixonLifting.Solve(matrix, new Matrix<Integer>(37, 2, [.. matrix.Entries[..74]]))!;
            lines.Add($"lifting {bits} {solution.Denominator} {solution.Numerators.Entries[^1]}");
        }
        var bitMatrix = new BitMatrix(200, 300);
        for (int row = 0; row < 200; row++)
            for (int column = 0; column < 300; column++) bitMatrix[row, column] = stream.NextBelow(2) == 1;
        int[] pivots = bitMatrix.ReduceInPlace();
        ulong hash = 0;
        for (int row = 0; row < 200; row++)
            foreach (ulong word in bitMatrix.Row(row)) hash = (hash * 1_000_003) + word;
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"bits {pivots.Length} {hash}"));
        return [.. lines];
    }

    private static string Line<TField, TElement>(TField field, int size)
        where TField : struct, IPrimeField<TElement>
    {
        var algebra = new LinearAlgebra<TField, TElement>(field);
        var stream = new RandomStream("tests/vector-path", field.Characteristic);
        ulong hash = 0;
        void Add(IEnumerable<TElement> entries)
        {
            foreach (TElement entry in entries) hash = (hash * 1_000_003) + field.ToResidue(entry);
        }

        Matrix<TElement> a = RandomMatrix.Create<TField, TElement>(field, size, size + 9, stream), b = RandomMatrix.Create<TField, TElement>(field, size + 9, size - 5, stream);
        Add(algebra.Multiply(a, b).Entries);
        Add(algebra.RowReduce(a).Reduced.Entries);
        Add(algebra.Decompose(b).Compact.Entries);
        SparseMatrix<TElement> sparse = SparseEliminationTests.Random<TField, TElement>(field, stream, size, size, 5.0 / size);
        Add(new SparseElimination<TField, TElement>(field).RowReduce(sparse, size).Reduced.ToDense().Entries);
        Add(new Wiedemann<TField, TElement>(field, stream).MinimalPolynomial(sparse));
        return string.Create(CultureInfo.InvariantCulture, $"modulo {field.Characteristic} {hash}");
    }
}
