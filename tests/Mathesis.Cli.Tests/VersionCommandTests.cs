namespace Mathesis.Cli.Tests;

public class VersionCommandTests
{
    [Fact]
    public void PrintsTheVersion()
    {
        ProgramRun run = ProgramRun.Of(["version"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"mathesis {ProgramVersion.Full}\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(ProgramVersion.Number, ProgramRun.Of(["version", "--json"]).Json().GetProperty("version").GetString());
    }
}
