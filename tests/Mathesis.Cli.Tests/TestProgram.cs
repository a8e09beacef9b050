using System.Diagnostics;
using System.Text.Json;

namespace Mathesis.Cli.Tests;

/// <summary>The program with the counting experiment in place of papers 1, 2 and 3, in a folder of its own.</summary>
internal sealed class TestProgram : IDisposable
{
    private static readonly string assembly = Path.Combine(AppContext.BaseDirectory, "Mathesis.Cli.TestProgram.dll");

    /// <summary>The folder it runs in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;

    /// <summary>Runs a command to its end.</summary>
    public ProgramRun Run(params string[] arguments) => ProgramRun.Of(arguments, Folder, assembly);

    /// <summary>Runs paper 2's stand-in and returns the run's identity.</summary>
    public string RunOnce(params string[] more)
    {
        ProgramRun run = Run(["reproduce", "2", "--json", .. more]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return run.Json().GetProperty("run").GetString()!;
    }

    /// <summary>Starts a command.</summary>
    public Process Start(params string[] arguments) => Process.Start(ProgramRun.Describe(assembly, arguments, Folder))!;

    /// <summary>The newest run of the folder's store, as <c>runs list --json</c> prints it.</summary>
    public JsonElement NewestRun() => Run("runs", "list", "--json").Json()[0];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
