using System.Diagnostics;
using System.Text.Json;

namespace Mathesis.Cli.Tests;

public sealed class ReproduceCommandTests : IDisposable
{
    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public void PrintsTheTableAndWhereTheReportLies()
    {
        ProgramRun run = program.Run("reproduce", "circular-features");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        foreach (string part in (string[])["claim", "paper", "measured", "verdict", "wanted", "mean", "0 to 1", "1 hold; verdict: holds"])
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        string report = run.Output.Split('\n').Single(line => line.StartsWith("report: ", StringComparison.Ordinal))["report: ".Length..].Trim();
        Assert.StartsWith("<!doctype html>", File.ReadAllText(Path.Combine(program.Folder, report)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void JsonIsTheContractsObjectAndNothingElse()
    {
        ProgramRun run = program.Run("reproduce", "2", "--json", "--seed", "7", "--replicates", "2");
        Assert.Equal("", run.Error);
        JsonElement result = run.Json();
        Assert.Equal(
            ["schema", "paper", "slug", "scale", "seed", "replicates", "run", "seconds", "verdict", "report", "findings"],
            result.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, result.GetProperty("schema").GetInt32());
        Assert.Equal(2, result.GetProperty("paper").GetInt32());
        Assert.Equal("circular-features", result.GetProperty("slug").GetString());
        Assert.Equal("small", result.GetProperty("scale").GetString());
        Assert.Equal(7, result.GetProperty("seed").GetInt32());
        Assert.Equal("holds", result.GetProperty("verdict").GetString());
        Assert.True(File.Exists(Path.Combine(program.Folder, result.GetProperty("report").GetString()!)));
        JsonElement finding = Assert.Single(result.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ["claim", "statement", "source", "criterion", "fidelity", "threshold", "values", "estimate", "interval", "verdict", "explanation"],
            finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2, finding.GetProperty("values").GetArrayLength());
    }

    [Theory]
    [InlineData(0, "2", "small")]
    [InlineData(1, "3", "small")]
    [InlineData(3, "1", "small")]
    [InlineData(3, "2", "smoke")]
    public void TheExitCodeIsTheVerdict(int code, string paper, string scale) =>
        Assert.Equal(code, program.Run("reproduce", paper, "--scale", scale, "--json").ExitCode);

    [Fact]
    public void AFailingClaimIsExplained() =>
        Assert.Contains("mean fails: Values are fractions.", program.Run("reproduce", "3").Output, StringComparison.Ordinal);

    [Fact]
    public void OutPutsReportAndFindingsIntoAFolder()
    {
        ProgramRun run = program.Run("reproduce", "2", "--json", "--out", "results here");
        Assert.Equal(Path.Combine("results here", "report.html"), run.Json().GetProperty("report").GetString());
        string folder = Path.Combine(program.Folder, "results here");
        Assert.True(File.Exists(Path.Combine(folder, "report.html")));
        using JsonDocument findings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "findings.json")));
        Assert.Equal("report.html", findings.RootElement.GetProperty("report").GetString());
    }

    [Fact]
    public void SettingsReachTheExperiment()
    {
        program.RunOnce("--set", "steps=33");
        Assert.Equal(33, program.NewestRun().GetProperty("settings").GetProperty("steps").GetInt32());
        Assert.EndsWith("--set steps=33", program.NewestRun().GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reproduce", "missing <paper>", "reproduce --help")]
    [InlineData("reproduce grok-or-no", "unknown paper 'grok-or-no'", "did you mean grok-or-not?")]
    [InlineData("reproduce 105", "paper grokking-progress is planned", "these work: circular-features, grok-or-not, screws")]
    [InlineData("reproduce 1 --scale smal", "unknown scale 'smal'", "did you mean small?")]
    [InlineData("reproduce 1 --seed -1", "--seed: '-1' is not a non-negative integer", "write --seed N")]
    [InlineData("reproduce 1 --seed one", "--seed: 'one' is not a non-negative integer", "write --seed N")]
    [InlineData("reproduce 1 --replicates 0", "0 replicates are too few", "expected at least 1")]
    [InlineData("reproduce 1 --replicates 1.5", "--replicates: '1.5' is not an integer", "write --replicates N")]
    [InlineData("reproduce 1 --set steps", "'steps' is not of the form name=value", "write --set name=value")]
    [InlineData("reproduce 1 --set stpes=3", "unknown option 'stpes'", "did you mean steps?")]
    [InlineData("reproduce 1 --sed 3", "unknown option '--sed'", "did you mean --seed")]
    [InlineData("reproduce 1 --record --scale smoke", "--record: a smoke run decides nothing", "small or paper")]
    [InlineData("reproduce screws --record --seed 101", "--record: the bounds of mean were calibrated on seed 101", "choose other seeds than 5, 101")]
    [InlineData("reproduce screws --record --seed 3 --replicates 3", "--record: the bounds of mean were calibrated on seed 5", "choose other seeds than 5, 101")]
    [InlineData("reproduce 1 --record --set steps=3", "--record: a run with other settings", "leave out --set")]
    [InlineData("reproduce 1 --store file/store", "cannot write", "file")]
    [InlineData("reproduce 1 --out file/out", "cannot write", "file")]
    [InlineData("runs drill 1 --kills 0", "--kills: it is too small", "expected at least 1")]
    public void BadInputIsOneLine(string arguments, string wrong, string right)
    {
        File.WriteAllText(Path.Combine(program.Folder, "file"), "");
        string line = program.Run(arguments.Split(' ')).AssertOneLineOfError();
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterruptedRunGoesOnToTheSameResult()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot send a process an interrupt");
        // Long enough to be interrupted at any speed of the machine; the resumed run is the only one that must finish.
        string[] run = ["reproduce", "2", "--set", "steps=600", "work=100"];
        using (Process process = program.Start(run))
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            // The arm says that it counts: from here on there is something to interrupt.
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.EndsWith(": counting", StringComparison.Ordinal))
            {
            }
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString()])) kill.WaitForExit();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(130, process.ExitCode);
            string id = program.NewestRun().GetProperty("run").GetString()!;
            Assert.Contains($"interrupted; go on with: mathesis runs resume {id}", await error, StringComparison.Ordinal);
        }
        JsonElement interrupted = program.NewestRun();
        Assert.Equal("interrupted", interrupted.GetProperty("state").GetString());
        ProgramRun resumed = program.Run("runs", "resume", interrupted.GetProperty("run").GetString()!, "--json");
        Assert.Equal(0, resumed.ExitCode);
        ProgramRun whole = program.Run([.. run, "--json"]);
        Assert.Equal(
            whole.Json().GetProperty("findings")[0].GetProperty("values").GetRawText(),
            resumed.Json().GetProperty("findings")[0].GetProperty("values").GetRawText());
    }
}
