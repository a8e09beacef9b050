using System.IO.Compression;
using System.Text.Json;

namespace Mathesis.Cli.Tests;

public sealed class RunsCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public void LookingMakesNoStore()
    {
        ProgramRun run = program.Run("runs", "list", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run.Json().GetArrayLength());
        Assert.StartsWith("no runs in ", program.Run("runs", "list").Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(program.Folder));
    }

    [Theory]
    [InlineData("runs show x")]
    [InlineData("runs report x")]
    [InlineData("runs resume x")]
    [InlineData("runs compare x y")]
    [InlineData("runs export x y")]
    [InlineData("runs prune")]
    [InlineData("runs remove x")]
    [InlineData("runs exec x")]
    public void WithoutAStoreItSaysSoAndMakesNone(string arguments)
    {
        Assert.Contains("there is no store", program.Run(arguments.Split(' ')).AssertOneLineOfError(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(program.Folder));
    }

    [Theory]
    [InlineData("runs", "say which command", "list")]
    [InlineData("runs lst", "unknown command 'lst'", "did you mean list?")]
    [InlineData("runs show", "missing <run>", "runs show --help")]
    [InlineData("runs compare x", "missing <second>", "runs compare --help")]
    [InlineData("runs list --state finshed", "unknown state 'finshed'", "did you mean finished?")]
    [InlineData("runs list --limit 0", "--limit: it is too small", "expected at least 1")]
    [InlineData("runs list --limit x", "--limit: 'x' is not an integer", "write --limit N")]
    public void BadInputIsOneLine(string arguments, string wrong, string right)
    {
        string line = program.Run(arguments.Split(' ')).AssertOneLineOfError();
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunGoesThroughItsWholeLife()
    {
        string first = program.RunOnce();
        string second = program.RunOnce("--seed", "2");

        JsonElement list = program.Run("runs", "list", "--json").Json();
        Assert.Equal([second, first], list.EnumerateArray().Select(run => run.GetProperty("run").GetString()!));
        Assert.All(list.EnumerateArray(), run => Assert.Equal(1, run.GetProperty("schema").GetInt32()));
        Assert.Equal(3, program.Run("runs", "list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        JsonElement shown = program.Run("runs", "show", first, "--json").Json();
        Assert.Equal(first, shown.GetProperty("run").GetProperty("run").GetString());
        Assert.Equal("main", shown.GetProperty("arms")[0].GetProperty("label").GetString());
        double mean = shown.GetProperty("measurements")[0].GetProperty("mean").GetDouble();
        Assert.InRange(mean, 0, 1);
        // The last letters of a run are name enough.
        Assert.Contains($"{first}: circular-features", program.Run("runs", "show", first[^3..]).Output, StringComparison.Ordinal);

        JsonElement comparison = program.Run("runs", "compare", first, second, "--json").Json();
        JsonElement seed = Assert.Single(comparison.GetProperty("settings").EnumerateArray());
        Assert.Equal("seed", seed.GetProperty("name").GetString());
        Assert.Equal(mean, comparison.GetProperty("measurements")[0].GetProperty("first").GetDouble());
        Assert.Equal(0, program.Run("runs", "compare", first, second).ExitCode);

        string report = program.Run("runs", "report", first).Output.Trim();
        Assert.True(File.Exists(report));

        Assert.Equal(0, program.Run("runs", "export", first, "run.zip").ExitCode);
        using (ZipArchive zip = ZipFile.OpenRead(Path.Combine(program.Folder, "run.zip")))
            Assert.Contains(zip.Entries, entry => entry.FullName == "run.json");

        Assert.Equal(2, program.Run("runs", "prune", "--older-than", "0", "--json").Json().GetProperty("runs").GetInt32());
        Assert.Equal(0, program.Run("runs", "remove", first, second).ExitCode);
        Assert.Equal(0, program.Run("runs", "list", "--json").Json().GetArrayLength());
        Assert.Contains("unknown run", program.Run("runs", "show", first).AssertOneLineOfError(), StringComparison.Ordinal);
    }

    [Fact]
    public void RemoveLooksUpEveryRunBeforeItDeletesOne()
    {
        string run = program.RunOnce();
        program.Run("runs", "remove", run, "nothing").AssertOneLineOfError();
        Assert.Equal(1, program.Run("runs", "list", "--json").Json().GetArrayLength());
    }

    [Fact]
    public void ResumingAFinishedRunShowsItAgain()
    {
        string run = program.RunOnce();
        ProgramRun again = program.Run("runs", "resume", run, "--json");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(run, again.Json().GetProperty("run").GetString());
    }

    [Fact]
    public void ADrillFindsEveryBitTheSame()
    {
        JsonElement drill = program.Run("runs", "drill", "2", "--kills", "2", "--set", "steps=300", "work=50", "--json").Json();
        Assert.Equal(2, drill.GetProperty("kills").GetInt32());
        Assert.True(drill.GetProperty("identical").GetBoolean());
        Assert.Empty(drill.GetProperty("differences").EnumerateArray());
    }
}
