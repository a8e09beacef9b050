using System.Text.Json;

namespace Mathesis.Cli.Tests;

public class ExactSystemCommandTests
{
    [Fact]
    public void SolveSaysAllOfASystem()
    {
        JsonElement solution = Run("solve", "7*x + 14*y = 3\nz = y\nx + 2*y = 3/7", "--json").Json();
        Assert.True(solution.GetProperty("consistent").GetBoolean());
        Assert.Equal(2, solution.GetProperty("rank").GetInt32());
        Assert.Equal("z", Assert.Single(solution.GetProperty("free").EnumerateArray()).GetString());
        Assert.Equal("3/7 - 2*z", solution.GetProperty("solution").GetProperty("x").GetString());
        Assert.True(solution.GetProperty("proved").GetBoolean());
        Assert.True(solution.GetProperty("primes").GetInt32() >= 1);
        Assert.True(solution.GetProperty("seconds").GetDouble() > 0);
        Assert.True(solution.GetProperty("peakBytes").GetInt64() > 0);
    }

    [Fact]
    public void ACertificateIsCheckedAndAChangedOneIsFoundOut()
    {
        string folder = Directory.CreateTempSubdirectory("mathesis-exact-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "system"), "x + y = 3\nx - y = 1");
            Assert.Equal(0, ProgramRun.Of(["exact", "solve", "system", "--certificate", "proof.json"], folder).ExitCode);
            Assert.Equal(0, ProgramRun.Of(["exact", "check", "proof.json"], folder).ExitCode);
            string proof = Path.Combine(folder, "proof.json");
            File.WriteAllText(proof, File.ReadAllText(proof).Replace("\"constant\":\"2\"", "\"constant\":\"3\"", StringComparison.Ordinal));
            ProgramRun changed = ProgramRun.Of(["exact", "check", "proof.json"], folder);
            Assert.Equal(1, changed.ExitCode);
            Assert.Contains("does not hold", changed.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void AContradictionComesWithItsCombination()
    {
        JsonElement solution = Run("solve", "x + y = 1\nx + y = 2", "--json").Json();
        Assert.False(solution.GetProperty("consistent").GetBoolean());
        Assert.Equal(2, solution.GetProperty("combination").GetArrayLength());
    }

    [Theory]
    [InlineData("rank", "1,2\n2,4", "rank", "1")]
    [InlineData("det", "1,2\n3,4/3", "det", "-14/3")]
    [InlineData("charpoly", "0,1\n-6,5", "charpoly", "6 -5 1")]
    [InlineData("minpoly-of-matrix", "2,0\n0,2", "minpoly", "-2 1")]
    [InlineData("smith", "2,4\n6,8", "smith", "2 4")]
    [InlineData("hermite", "2,4\n6,8", "hermite", "2 0 0 4")]
    [InlineData("nullspace", "1,2,0\n0,0,1", "nullspace", "-2 1 0")]
    [InlineData("rref", "1,2,3\n2,4,7", "rref", "1 2 0 0 0 1")]
    public void MatricesAreComputedWith(string command, string matrix, string field, string expected)
    {
        JsonElement value = Run(command, matrix, "--json").Json().GetProperty(field);
        Assert.Equal(expected, string.Join(' ', Leaves(value)));
    }

    [Theory]
    [InlineData("solve", "x*y = 1", "not linear")]
    [InlineData("solve", "1,2\n3", "1 cells")]
    [InlineData("rank", "1000000000 1000000000 M\n1 1 1\n0 0 0", "claims")]
    [InlineData("det", "1,2,3\n4,5,6", "square")]
    [InlineData("smith", "1/2", "is none")]
    [InlineData("solve", "1/5,1", "divides the denominator", "--over", "5")]
    [InlineData("solve", "1,1", "not prime", "--over", "6")]
    [InlineData("solve", "1,1", "16, 31 or 62", "--primes", "32")]
    [InlineData("solve", "1,1", "unknown format", "--format", "json")]
    public void BadInputIsOneLine(string command, string text, string wrong, params string[] options) =>
        Assert.Contains(wrong, Run(command, text, options).AssertOneLineOfError(), StringComparison.Ordinal);

    private static IEnumerable<string> Leaves(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Leaves) : [value.ToString()];

    private static ProgramRun Run(string command, string text, params string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("mathesis-exact-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "input"), text);
            return ProgramRun.Of(["exact", command, "input", .. options], folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
