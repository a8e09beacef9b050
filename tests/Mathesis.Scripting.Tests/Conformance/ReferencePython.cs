using System.Diagnostics;
using System.Text.Json;

namespace Mathesis.Scripting.Tests;

/// <summary>CPython, if this machine has it: one process that runs many programs.</summary>
public sealed class ReferencePython : IDisposable
{
    private readonly Process process;

    private ReferencePython(Process process) => this.process = process;

    /// <summary>Starts it; null where python3 is absent or older than 3.9.</summary>
    public static ReferencePython? Start()
    {
        var start = new ProcessStartInfo("python3", ["-I", "-W", "ignore", Path.Combine(AppContext.BaseDirectory, "Conformance", "run_programs.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONHASHSEED"] = "0";
        try
        {
            var python = new ReferencePython(Process.Start(start)!);
            if (python.Run("import sys\nassert sys.version_info[:2] >= (3, 11)") is { Ending: "" }) return python;
            python.Dispose();
            return null;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
        {
            return null;
        }
    }

    /// <summary>What a program prints, and the exception that ends it.</summary>
    public (string Output, string Ending) Run(string program)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(program));
        process.StandardInput.Flush();
        string[] answer = JsonSerializer.Deserialize<string[]>(process.StandardOutput.ReadLine() ?? throw new IOException("python3 ended: " + process.StandardError.ReadToEnd()))!;
        return (answer[0], answer[1]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit(5000);
        process.Dispose();
    }
}
