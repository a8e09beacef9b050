using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mathesis.Benchmarks.Networks;

/// <summary>Runs the PyTorch program beside this one, with the system's Python.</summary>
internal static class PyTorchPeer
{
    private static readonly string script = Path.Combine(AppContext.BaseDirectory, "pytorch_networks.py");

    /// <summary>PyTorch's version, once it has run.</summary>
    public static string? Version { get; private set; }

    /// <summary>What PyTorch measures of a case; empty when it is absent.</summary>
    public static IEnumerable<Measurement> Measure(string name, IReadOnlyList<string> works, PeerSetting setting, double seconds)
    {
        // Debian's python3-torch belongs to the system's Python, whatever python3 comes first on the path.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        string[] arguments = [script, name, Text(setting.Torch), seconds.ToString(CultureInfo.InvariantCulture), .. works];
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = Text(setting.Torch);
        start.Environment["OPENBLAS_NUM_THREADS"] = Text(setting.Blas);
        if (setting.Sleeps) start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        string output;
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, line) => { if (line.Data is not null) Console.Error.WriteLine(line.Data); };
            process.BeginErrorReadLine();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) yield break;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            yield break;
        }
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            if (row.TryGetProperty("version", out JsonElement version)) Version = version.GetString();
            else yield return new(name, row.GetProperty("work").GetString()!, setting.Name, row.GetProperty("median").GetDouble());
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
