using System.Diagnostics;

namespace Mathesis.Cli.Tests;

/// <summary>
/// A folder with the script <c>mathesis</c>, a source file, and a stand-in for <c>dotnet</c> that notes each build and prints
/// what it was asked to start: so the script's own decisions can be tested in milliseconds.
/// </summary>
internal sealed class WrapperSandbox : IDisposable
{
    private readonly string tools;

    public WrapperSandbox()
    {
        Root = Path.Combine(Directory.CreateTempSubdirectory("mathesis wrapper ").FullName, "a clone");
        tools = Path.Combine(Root, "..", "tools");
        Directory.CreateDirectory(tools);
        Directory.CreateDirectory(Path.Combine(Root, "src", "Mathesis.Cli"));
        Script = Path.Combine(Root, "mathesis");
        File.Copy(Path.Combine(Repository.Root, "mathesis"), Script);
        Source = Path.Combine(Root, "src", "Mathesis.Cli", "Program.cs");
        File.WriteAllText(Source, "");
        SetDotnet("""
            case $1 in
                --version) echo 10.0.100 ;;
                build)
                    echo build >> "$SANDBOX/builds"
                    sleep 0.2
                    mkdir -p "$SANDBOX/artifacts/bin/Mathesis.Cli/release"
                    : > "$SANDBOX/artifacts/bin/Mathesis.Cli/release/mathesis.dll"
                    ;;
                *) for argument in "$@"; do echo "<$argument>"; done ;;
            esac
            """);
    }

    /// <summary>The folder that stands for a clone; there are spaces in its path.</summary>
    public string Root { get; }

    /// <summary>The script.</summary>
    public string Script { get; }

    /// <summary>A source file of the program.</summary>
    public string Source { get; }

    /// <summary>How often the program was built.</summary>
    public int Builds
    {
        get
        {
            string log = Path.Combine(Root, "builds");
            return File.Exists(log) ? File.ReadAllLines(log).Length : 0;
        }
    }

    /// <summary>Replaces the stand-in for <c>dotnet</c>.</summary>
    public void SetDotnet(string body)
    {
        string dotnet = Path.Combine(tools, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Removes the stand-in, so that no <c>dotnet</c> is found; the tools that the script uses stay.</summary>
    public void RemoveDotnet() => File.Delete(Path.Combine(tools, "dotnet"));

    /// <summary>Starts the script in a folder that is not its own.</summary>
    public Process Start(string script, params string[] arguments)
    {
        foreach (string tool in (string[])["cat", "dirname", "find", "grep", "head", "mkdir", "mv", "readlink", "rm", "sleep", "sort", "tr"])
        {
            string link = Path.Combine(tools, tool);
            if (!File.Exists(link)) File.CreateSymbolicLink(link, FindTool(tool));
        }
        var start = new ProcessStartInfo("/bin/sh", [script, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = tools;
        start.Environment["SANDBOX"] = Root;
        return Process.Start(start)!;
    }

    /// <summary>Runs the script to its end.</summary>
    public ProgramRun Run(params string[] arguments) => Finish(Start(Script, arguments));

    /// <summary>Waits for a started script.</summary>
    public static ProgramRun Finish(Process process)
    {
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ProgramRun(process.ExitCode, output, error.Result);
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);

    private static string FindTool(string name) =>
        ((string[])["/usr/bin", "/bin"]).Select(folder => Path.Combine(folder, name)).First(File.Exists);
}
