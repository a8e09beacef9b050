using System.Diagnostics;
using System.Text.Json;

namespace Mathesis.Cli.Tests;

/// <summary>mathesis schemes: what each command prints, its JSON, its exit codes.</summary>
public sealed class SchemesCommandTests : IDisposable
{
    private const string Strassen = "2 2 2 7\n1 0 0 1\n0 0 1 1\n1 0 0 0\n0 0 0 1\n1 1 0 0\n-1 0 1 0\n0 1 0 -1\n1 0 0 1\n1 0 0 0\n0 1 0 -1\n-1 0 1 0\n0 0 0 1\n1 1 0 0\n0 0 1 1\n1 0 0 1\n0 1 0 -1\n0 0 1 1\n1 1 0 0\n-1 0 1 0\n0 0 0 1\n1 0 0 0\n";

    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-schemes-").FullName;

    public SchemesCommandTests() => File.WriteAllText(Path.Combine(folder, "strassen.txt"), Strassen);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AValidSchemeIsVerified()
    {
        ProgramRun run = Run("schemes", "verify", "strassen.txt", "--json");
        Assert.Equal(0, run.ExitCode);
        JsonElement json = run.Json();
        Assert.Equal("[2,2,2] ZT 7 True 18", $"[{string.Join(',', json.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()))}] {json.GetProperty("ring").GetString()} {json.GetProperty("rank").GetInt32()} {json.GetProperty("valid").GetBoolean()} {json.GetProperty("additions").GetInt32()}");
    }

    [Fact]
    public void AnInvalidSchemeNamesItsFirstEquationAndEndsWith1()
    {
        File.WriteAllText(Path.Combine(folder, "broken.txt"), "1 1 1 1\n1\n1\n-1\n");
        ProgramRun run = Run("schemes", "verify", "broken.txt", "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Json().GetProperty("valid").GetBoolean());
        Assert.Equal("a11 b11 in c11 has coefficient -1, expected 1", run.Json().GetProperty("failingEquation").GetString());
    }

    [Fact]
    public void SchemesAreConvertedShownReducedAndUsed()
    {
        Assert.Equal(0, Run("schemes", "convert", "strassen.txt", "strassen.exp").ExitCode);
        Assert.Contains("(a11+a22)*(b11+b22)*(c11+c22)", File.ReadAllText(Path.Combine(folder, "strassen.exp")), StringComparison.Ordinal);
        Assert.Contains("m1 = (a11 + a22)(b11 + b22)", Run("schemes", "show", "strassen.exp").Output, StringComparison.Ordinal);
        Assert.Contains("m_{1} &= (a_{11} + a_{22})", Run("schemes", "show", "strassen.exp", "--as", "latex").Output, StringComparison.Ordinal);
        Assert.Equal(18, Run("schemes", "reduce", "strassen.txt", "--json").Json().GetProperty("additions").GetInt32());
        JsonElement product = Run("schemes", "multiply", "strassen.txt", "--size", "64", "--levels", "2", "--json").Json();
        Assert.InRange(product.GetProperty("error").GetDouble(), 0, 1e-11);
        Assert.Equal(49.0 / 64, product.GetProperty("multiplications").GetDouble(), 12);
    }

    [Fact]
    public void ASearchEndsWithAVerifiedFileThatIsInTheTableAndIsLifted()
    {
        JsonElement found = Run("schemes", "search", "2x2x2", "--target", "7", "--json").Json();
        Assert.Equal(7, found.GetProperty("rank").GetInt32());
        string file = found.GetProperty("file").GetString()!;
        Assert.Contains(": valid", Run("schemes", "verify", file).Output, StringComparison.Ordinal);
        JsonElement row = Assert.Single(Run("schemes", "table", "--held", "--json").Json().GetProperty("products").EnumerateArray());
        Assert.Equal(7, row.GetProperty("held").GetProperty("Z2").GetInt32());
        Assert.True(Run("schemes", "lift", file, "--json").Json().GetProperty("lifted").GetBoolean());
    }

    [Fact]
    public void AKilledSearchGoesOnToTheSameScheme()
    {
        string[] search = ["schemes", "search", "3x3x4", "--flips", "40M", "--round", "1M", "--seed", "3", "--threads", "1", "--json"];
        JsonElement whole = Run([.. search, "--store", "whole"]).Json();
        for (int kill = 0; kill < 3; kill++)
        {
            using Process process = Process.Start(ProgramRun.Describe(Path.Combine(AppContext.BaseDirectory, "mathesis.dll"), [.. search, "--store", "killed"], folder))!;
            if (!process.WaitForExit(TimeSpan.FromSeconds(0.7))) process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        JsonElement resumed = Run([.. search, "--store", "killed"]).Json();
        Assert.Equal(whole.GetProperty("flips").GetInt64(), resumed.GetProperty("flips").GetInt64());
        Assert.Equal(File.ReadAllText(Path.Combine(folder, whole.GetProperty("file").GetString()!)), File.ReadAllText(Path.Combine(folder, resumed.GetProperty("file").GetString()!)));
    }

    [Fact]
    public void ProcessesAreKilledAndTheProductSurvives()
    {
        ProgramRun run = Run("schemes", "faults", "--kill", "S3,W5", "--block", "8", "--json");
        Assert.Equal(0, run.ExitCode);
        JsonElement json = run.Json();
        Assert.Equal(["S3", "W5"], json.GetProperty("killed").EnumerateArray().Select(name => name.GetString()));
        Assert.True(json.GetProperty("right").GetBoolean());
        // Without parity products this pair cannot be decoded, and that is said.
        ProgramRun refused = Run("schemes", "faults", "--kill", "S3,W5", "--block", "8", "--parities", "0", "--json");
        Assert.Equal(1, refused.ExitCode);
        Assert.False(refused.Json().GetProperty("decoded").GetBoolean());
    }

    [Theory]
    [InlineData("schemes verify missing.json", "missing.json", "give a scheme's file")]
    [InlineData("schemes verify strassen.txt --ring Z5", "unknown ring 'Z5'", "Z2")]
    [InlineData("schemes search 4x4", "names no product", "expected sizes such as 3x4x5")]
    [InlineData("schemes search 9x9x9", "matrix of 81 entries", "at most 64")]
    [InlineData("schemes search 2x2x2 --ring Q", "no walks over Q", "Z2, Z3 or ZT")]
    [InlineData("schemes search 2x2x2 --flips many", "'many' is no number of flips", "5e9 or 200M")]
    [InlineData("schemes search 2x2x2 --walks 0", "0 is out of range", "expected 1 to 4096")]
    [InlineData("schemes lift strassen.txt", "needs no lifting", "Z2 or Z3")]
    [InlineData("schemes show strassen.txt --as html", "unknown form 'html'", "text, latex, csharp")]
    [InlineData("schemes convert strassen.txt strassen.xyz", "no extension of a scheme's file", "expected .txt")]
    [InlineData("schemes multiply strassen.txt --levels 9", "9 is out of range", "expected 1 to 6")]
    [InlineData("schemes table --largest 99", "99 is out of range", "expected 2 to 12")]
    [InlineData("schemes faults --kill S9", "unknown node 'S9'", "did you mean")]
    [InlineData("schemes faults --fail 2", "2 is no probability", "expected 0 to 1")]
    [InlineData("schemes faults --parities 3", "3 is out of range", "expected 0, 1 or 2")]
    public void BadInputIsOneLine(string arguments, string wrong, string right)
    {
        string line = Run(arguments.Split(' ')).AssertOneLineOfError();
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
    }

    private ProgramRun Run(params string[] arguments) => ProgramRun.Of(arguments, folder);
}
