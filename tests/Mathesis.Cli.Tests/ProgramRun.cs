using System.Diagnostics;
using System.Text.Json;

namespace Mathesis.Cli.Tests;

/// <summary>One execution of the built program as a process, from its start to its end.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private static readonly string program = Path.Combine(AppContext.BaseDirectory, "mathesis.dll");

    /// <summary>Runs the program in an empty folder of its own, or in <paramref name="folder"/>.</summary>
    public static ProgramRun Of(string[] arguments, string? folder = null, string? program = null)
    {
        string own = folder ?? Directory.CreateTempSubdirectory("mathesis-cli-").FullName;
        try
        {
            using Process process = Process.Start(Describe(program ?? ProgramRun.program, arguments, own))!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            return new ProgramRun(process.ExitCode, output.Result, error.Result);
        }
        finally
        {
            if (folder is null) Directory.Delete(own, recursive: true);
        }
    }

    /// <summary>Standard output as the one JSON value that it must be.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

    /// <summary>Asserts what every bad input gives: exit code 2, nothing on standard output, one line on standard error.</summary>
    /// <returns>The line.</returns>
    public string AssertOneLineOfError()
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal("", Output);
        string line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("mathesis: ", line, StringComparison.Ordinal);
        return line;
    }

    /// <summary>How a command of a program is started.</summary>
    public static ProcessStartInfo Describe(string program, string[] arguments, string folder) => new("dotnet", [program, .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
