using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Mathesis.Privacy;

namespace Mathesis.Benchmarks.PrivateFrequencies;

/// <summary>Runs the NumPy program beside this one, on the same reports.</summary>
internal static class NumpyPeer
{
    private static readonly string script = Path.Combine(AppContext.BaseDirectory, "numpy_decode.py");

    /// <summary>Writes what the program reads.</summary>
    public static void Write(string folder, ModularSubsetSelection mechanism, ReportBatch reports)
    {
        var weights = Enumerable.Range(0, mechanism.System.Moduli.Count).ToArray();
        double ratio = mechanism.Budget.Gain / (double)mechanism.Budget.Unit;
        double[] p = [.. weights.Select(j => mechanism.WeightOf(j) * ratio / ((mechanism.WeightOf(j) * ratio) + mechanism.System.Moduli[j] - mechanism.WeightOf(j)))];
        double[] q = [.. weights.Select(j => (mechanism.WeightOf(j) - p[j]) / (mechanism.System.Moduli[j] - 1))];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"categories\":{mechanism.Categories},\"tolerance\":{mechanism.Tolerance:R},");
        text.Append(CultureInfo.InvariantCulture, $"\"moduli\":[{string.Join(',', mechanism.System.Moduli)}],\"weights\":[{string.Join(',', weights.Select(mechanism.WeightOf))}],");
        text.Append(CultureInfo.InvariantCulture, $"\"true\":[{Join(p)}],\"false\":[{Join(q)}]}}");
        File.WriteAllText(Path.Combine(folder, "parameters.json"), text.ToString());
        WriteBytes(Path.Combine(folder, "blocks.i64"), reports.Blocks);
        WriteBytes(Path.Combine(folder, "members.i32"), reports.AllMembers);
    }

    /// <summary>NumPy's answer; null when NumPy is absent.</summary>
    public static JsonElement? Run(string folder, int rounds)
    {
        // Debian's python3-numpy belongs to the system's Python, whatever python3 comes first on the path.
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, [script, folder, rounds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? JsonDocument.Parse(output).RootElement : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Join(double[] values) => string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static void WriteBytes<T>(string path, ReadOnlySpan<T> values) where T : unmanaged
    {
        using FileStream file = File.Create(path);
        while (!values.IsEmpty)
        {
            int part = Math.Min(values.Length, 1 << 24);
            file.Write(MemoryMarshal.AsBytes(values[..part]));
            values = values[part..];
        }
    }
}
