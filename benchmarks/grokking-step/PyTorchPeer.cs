using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>Runs the PyTorch program beside this one, with the system's Python.</summary>
internal static class PyTorchPeer
{
    private static readonly string script = Path.Combine(AppContext.BaseDirectory, "pytorch_step.py");

    /// <summary>PyTorch's median milliseconds of a step; null when PyTorch is absent.</summary>
    public static (double Median, string Version)? Measure(string mode, int threads, int steps)
    {
        IReadOnlyList<JsonElement> lines = Run(mode, threads, steps);
        return lines is [JsonElement line] ? (line.GetProperty("median").GetDouble(), line.GetProperty("version").GetString()!) : null;
    }

    /// <summary>PyTorch's rates of matrix products, one object a size; empty when it is absent.</summary>
    public static IReadOnlyList<JsonElement> MeasureProducts() => Run("product", 1, 0);

    private static IReadOnlyList<JsonElement> Run(string mode, int threads, int steps)
    {
        // Debian's python3-torch belongs to the system's Python, whatever python3 comes first on the path.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, [script, mode, threads.ToString(CultureInfo.InvariantCulture), steps.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The matrix library beneath PyTorch counts its threads itself.
        foreach (string variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"])
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)] : [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }
}
