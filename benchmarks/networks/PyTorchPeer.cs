using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mathesis.Benchmarks.Networks;

/// <summary>Runs the PyTorch program beside this one, with the system's Python.</summary>
internal static class PyTorchPeer
{
    private static readonly string script = Path.Combine(AppContext.BaseDirectory, "pytorch_networks.py");

    /// <summary>What PyTorch measures of a case; empty when it is absent.</summary>
    public static IEnumerable<Measurement> Measure(string name, int threads, double seconds)
    {
        // Debian's python3-torch belongs to the system's Python, whatever python3 comes first on the path.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        string[] arguments = [script, name, threads.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The matrix library beneath PyTorch counts its threads itself.
        foreach (string variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"])
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
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
            yield return new(name, row.GetProperty("work").GetString()!, threads, row.GetProperty("median").GetDouble());
        }
    }
}
