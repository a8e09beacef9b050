using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery.Tests;

public class SchemeProgramTests
{
    [Fact]
    public void WinogradsVariantNeeds15Additions()
    {
        var program = SchemeProgram.Reduce(KnownSchemes.Winograd);
        Assert.Equal(24, KnownSchemes.Winograd.NaiveAdditions);
        Assert.Equal(15, program.Additions);
        Assert.Equal(18, SchemeProgram.Plain(KnownSchemes.Strassen).Additions);
        Assert.Equal(KnownSchemes.Strassen.NaiveAdditions, SchemeProgram.Plain(KnownSchemes.Strassen).Additions);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    public void BlockProductsAgreeWithTheDefinition(int threads, int levels)
    {
        var random = new RandomStream("tests/blocks", 1);
        int rows = 16, inner = 20, columns = 12;
        // Small integers: every sum is exact, so the results are equal to the last bit.
        double[] a = [.. Enumerable.Range(0, rows * inner).Select(_ => (double)random.NextInRange(-9, 9))], b = [.. Enumerable.Range(0, inner * columns).Select(_ => (double)random.NextInRange(-9, 9))];
        double[] c = new double[rows * columns], expected = new double[rows * columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                for (int k = 0; k < inner; k++) expected[(i * columns) + j] += a[(i * inner) + k] * b[(k * columns) + j];
        Array.Fill(c, double.NaN);
        new BlockProduct(SchemeProgram.Reduce(KnownSchemes.Winograd), levels, threads).Multiply(rows, inner, columns, a, b, c);
        Assert.Equal(expected, c);
        Assert.Contains("no multiple of 8", Assert.Throws<InputError>(() => new BlockProduct(SchemeProgram.Plain(KnownSchemes.Strassen), 3, 1).Multiply(rows, inner, columns, a, b, c)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedCodeIsTheOneThatIsCompiledHere() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Folder(), "WinogradKernel.cs")).ReplaceLineEndings("\n"),
            SchemeCode.CSharp(SchemeProgram.Reduce(KnownSchemes.Winograd), "WinogradKernel"));

    [Fact]
    public void GeneratedCodeMultiplies()
    {
        var random = new RandomStream("tests/code", 1);
        Integer[] a = [.. Enumerable.Range(0, 4).Select(_ => (Integer)random.NextInRange(-1000, 1000))], b = [.. Enumerable.Range(0, 4).Select(_ => (Integer)random.NextInRange(-1000, 1000))], c = new Integer[4];
        WinogradKernel.Multiply<Integer>(a, b, c);
        Assert.Equal([(a[0] * b[0]) + (a[1] * b[2]), (a[0] * b[1]) + (a[1] * b[3]), (a[2] * b[0]) + (a[3] * b[2]), (a[2] * b[1]) + (a[3] * b[3])], c);
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
