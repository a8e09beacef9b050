using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class SchemeFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-schemes-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("3x4x5_m47_ZT.json", "3x4x5_m47_ZT.txt")]
    [InlineData("3x4x5_m47_ZT.json", "3x4x5_m47_ZT.json")]
    [InlineData("3x4x5_m47_ZT.json", "345.exp")]
    [InlineData("3x4x5_m47_ZT.json", "345-47-mod0.m")]
    [InlineData("3x4x5_m47_ZT.json", "3x4x5_m47.formulas.txt")]
    [InlineData("6x7x9_m264_ZT.txt", "6x7x9_m264_ZT.json")]
    [InlineData("gg-444-rank49-rec-0-0-0-z.npy", "gg-444-rank49-rec-0-0-0-z.npy")]
    [InlineData("kg-333-rank14-rec-0-0-0-q.npy", "kg-333-rank14-rec-0-0-0-q.npy")]
    [InlineData("kg-333-rank14-rec-0-0-0-q.npy", "any.json")]
    [InlineData("kg-333-rank14-rec-0-0-0-q.npy", "kg-333-rank14.formulas.txt")]
    [InlineData("sk-444-rank24-rec-0-0-0-q.npy", "sk-444-rank24-q.txt")]
    public void EveryFormatGivesBackWhatWasWritten(string file, string copy)
    {
        BilinearScheme scheme = SchemeFiles.Read(SchemeExamples.PathOf(file));
        string path = Path.Combine(folder, copy);
        if (copy.EndsWith("-q.txt", StringComparison.Ordinal)) File.WriteAllText(path, SchemeText.Formulas(scheme));
        else SchemeFiles.Write(path, scheme);
        AssertSame(scheme, SchemeFiles.Read(path));
    }

    [Fact]
    public void NumPyFilesAreWrittenByteForByteAsPublished()
    {
        const string Name = "kg-333-rank14-rec-0-0-0-q.npy";
        BilinearScheme scheme = SchemeFiles.Read(SchemeExamples.PathOf(Name));
        Assert.StartsWith("kg-333-rank14-rec-0-0-0-q", SchemeFileName.For(scheme), StringComparison.Ordinal);
        SchemeFiles.Write(Path.Combine(folder, Name), scheme);
        Assert.Equal(File.ReadAllBytes(SchemeExamples.PathOf(Name)), File.ReadAllBytes(Path.Combine(folder, Name)));
    }

    [Fact]
    public void PublishedTextAndArrayHoldTheSameScheme()
    {
        foreach (string name in (string[])["ss-222-rank5-rec-0-2-0-q", "kg-333-rank14-rec-0-0-0-q", "ul-444-rank27-rec-4-3-4-z"])
            AssertSame(SchemeFiles.Read(SchemeExamples.PathOf($"{name}.npy")), SchemeFiles.Read(SchemeExamples.PathOf($"{name}.txt")));
    }

    [Fact]
    public void ThirdFactorsOfTheCollectionsAreThoseOfTheTransposedProduct()
    {
        File.WriteAllText(Path.Combine(folder, "a.exp"), "(a11)*(b11)*c11\n(1/2*a11)*b12*(2*c21)\n");
        File.WriteAllText(Path.Combine(folder, "a.m"), "{{{{1}}, {{1, 0}}, {{1}, {0}}}, {{{1}}, {{0, 1}}, {{0}, {1}}}}");
        foreach (string file in (string[])["a.exp", "a.m"])
        {
            BilinearScheme scheme = SchemeFiles.Read(Path.Combine(folder, file));
            Assert.Equal("1x1x2", scheme.Map.Name);
            Assert.True(SchemeVerifier.Verify(scheme).IsValid);
        }
    }

    [Fact]
    public void SeveralSchemesOfOneFileAreRead()
    {
        string strassen = NumberSchemes.Write([SchemeExamples.Strassen]);
        string path = Path.Combine(folder, "two.txt");
        File.WriteAllText(path, $"2\n{strassen}{strassen}");
        Assert.Equal(2, SchemeFiles.ReadAll(path).Count);
        Assert.Contains("2 schemes", Assert.Throws<InputError>(() => SchemeFiles.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ResiduesModulo3AreReadAndWrittenAs012()
    {
        string path = Path.Combine(folder, "2x2x2_m7_Z3.txt");
        SchemeFiles.Write(path, SchemeExamples.Strassen.Over(SchemeRing.Z3));
        Assert.DoesNotContain('-', File.ReadAllText(path));
        Assert.True(SchemeVerifier.Verify(SchemeFiles.Read(path)).IsValid);
    }

    [Fact]
    public void FormulasReadLikeMathematics()
    {
        string text = SchemeText.Formulas(SchemeExamples.Strassen);
        Assert.Contains("m1 = (a11 + a22)(b11 + b22)", text, StringComparison.Ordinal);
        Assert.Contains("c11 = m1 + m4 - m5 + m7", text, StringComparison.Ordinal);
        Assert.Contains("c_{11} &= m_{1} + m_{4} - m_{5} + m_{7}", SchemeText.Latex(SchemeExamples.Strassen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "", "empty")]
    [InlineData("a.txt", "2 2 2 7\n1 0", "needs 84 coefficients, and 2 follow")]
    [InlineData("a.txt", "2 2 x 7\n", "'x' is not n3")]
    [InlineData("a.txt", "1 1 1 1\n1\n1\n1\n1", "follows the last coefficient")]
    [InlineData("a.txt", "1 1 1 1\n99999999999\n1\n1", "'99999999999' is not a coefficient")]
    [InlineData("1x1x1_m1_ZT.txt", "1 1 1 1\n2\n1\n1", "coefficient 2 of the left form of product 1 lies outside ZT")]
    [InlineData("1x1x1_m1_Z2.txt", "1 1 1 1\n-1\n1\n1", "coefficient -1 lies outside Z2")]
    [InlineData("1x1x1_m2_ZT.txt", "1 1 1 1\n1\n1\n1", "its name says 1x1x1 of rank 2")]
    [InlineData("a.json", "{", "this is no JSON")]
    [InlineData("a.json", "[]", "this is no scheme")]
    [InlineData("a.json", "{\"n\":[1,1],\"m\":1}", "the sizes are missing")]
    [InlineData("a.json", "{\"n\":[1,1,1],\"m\":2,\"u\":[[1]],\"v\":[[1]],\"w\":[[1]]}", "the factor has 1 rows")]
    [InlineData("a.json", "{\"n\":[1,1,1],\"m\":1,\"u\":[[1,2]],\"v\":[[1]],\"w\":[[1]]}", "a form has 2 coefficients")]
    [InlineData("a.json", "{\"n\":[1,1,1],\"m\":1,\"u\":[[0.5]],\"v\":[[1]],\"w\":[[1]]}", "0.5 is no coefficient")]
    [InlineData("a.json", "{\"n\":[1,1,1],\"m\":1,\"u\":[[4294967296]],\"v\":[[1]],\"w\":[[1]]}", "a coefficient is too large")]
    [InlineData("a.exp", "(a11)*(b11)\n", "is no product of three factors")]
    [InlineData("a.exp", "(a11)*(a11)*(c11)\n", "factor 2 is in a")]
    [InlineData("a.m", "{{{{1}}, {{1}}", "the list is cut off")]
    [InlineData("a.m", "{{{{1}}, {{1}}, {{1}}}, {{{1, 2}}, {{1}}, {{1}}}}", "expected a matrix of 1 x 1")]
    [InlineData("a.npy", "nothing", "no NumPy file")]
    [InlineData("a.formulas.txt", "m1 = (a11)(b11)\nc11 = m1\n", "does not say what it computes")]
    [InlineData("1x1x1_m1.formulas.txt", "m1 = (a12)(b11)\nc11 = m1\n", "there is no variable a12")]
    [InlineData("1x1x1_m1.formulas.txt", "m1 = (a11)(b11)\nc11 = m2\n", "there is no product m2")]
    [InlineData("a.xyz", "1", "no extension of a scheme's file")]
    public void BadFilesAreNamedInOneLine(string name, string content, string expected)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        InputError error = Assert.Throws<InputError>(() => SchemeFiles.ReadAll(path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4x5", "names no product")]
    [InlineData("0x1x1", "0 is no size")]
    [InlineData("zz-333", "unknown operation 'zz'")]
    [InlineData("kg-334", "names no product")]
    [InlineData("kg-333c", "has no corners")]
    public void BadNamesOfMapsAreNamedInOneLine(string name, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputError>(() => BilinearMap.Parse(name)).Message, StringComparison.Ordinal);

    private static void AssertSame(BilinearScheme expected, BilinearScheme actual)
    {
        Assert.Equal((expected.Map.Name, expected.Ring, expected.Rank), (actual.Map.Name, actual.Ring, actual.Rank));
        Assert.True(expected.Left.HasCoefficientsOf(actual.Left));
        Assert.True(expected.Right.HasCoefficientsOf(actual.Right));
        Assert.True(expected.Output.HasCoefficientsOf(actual.Output));
    }
}
