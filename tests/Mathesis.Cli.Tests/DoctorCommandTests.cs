using System.Text.Json;

namespace Mathesis.Cli.Tests;

public class DoctorCommandTests
{
    [Fact]
    public void SaysWhatTheMachineHas()
    {
        ProgramRun run = ProgramRun.Of(["doctor", "--json"]);
        Assert.Equal(0, run.ExitCode);
        JsonElement doctor = run.Json();
        Assert.Equal(1, doctor.GetProperty("schema").GetInt32());
        Assert.True(doctor.GetProperty("ready").GetBoolean());
        Dictionary<string, JsonElement> checks = doctor.GetProperty("checks").EnumerateArray()
            .ToDictionary(check => check.GetProperty("name").GetString()!);
        foreach (string name in (string[])[".NET SDK", "runtime", "vector path", "cores", "memory", "store", "terminal", "libtorch", "PyTorch"])
            Assert.Contains(name, checks.Keys);
        Assert.Equal(Environment.ProcessorCount.ToString(), checks["cores"].GetProperty("value").GetString());
        // What is not there comes with the line that adds it; what is there comes without.
        Assert.All(checks.Values, check => Assert.Equal(
            check.GetProperty("state").GetString() == "ok", check.GetProperty("remedy").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public void AStoreThatCannotBeWrittenIsNotReady()
    {
        // A file stands where the folder would have to be made.
        string folder = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        ProgramRun run = ProgramRun.Of(["doctor", "--json", "--store", Path.Combine(file, "store")]);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(2, run.ExitCode);
        Assert.False(run.Json().GetProperty("ready").GetBoolean());
    }

    [Fact]
    public void PrintsALineForEachCheck()
    {
        ProgramRun run = ProgramRun.Of(["doctor"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("vector path", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Ready.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
