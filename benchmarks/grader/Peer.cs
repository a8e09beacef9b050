using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mathesis.Benchmarks.Grader;

/// <summary>The same pairs graded by sympy: LaTeX read, the difference simplified.</summary>
internal static class Peer
{
    /// <summary>What sympy needed and said.</summary>
    internal sealed record Result(string Version, string Reader, double Seconds, double Median, double High, double Most, int Right, int Wrong, int Failed);

    /// <summary>Runs python3 on the pairs; null where sympy is not there.</summary>
    public static Result? Run(List<(string Gold, string Answer)> pairs)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "sympy_peer.py");
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            foreach ((string gold, string answer) in pairs)
            {
                using var stream = new MemoryStream();
                using (var writer = new Utf8JsonWriter(stream))
                {
                    writer.WriteStartArray();
                    writer.WriteStringValue(gold);
                    writer.WriteStringValue(answer);
                    writer.WriteEndArray();
                }
                process.StandardInput.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
            }
            process.StandardInput.Close();
            string[] line = process.StandardOutput.ReadToEnd().Trim().Split('\t');
            process.WaitForExit();
            if (line.Length != 9) return null;
            double Number(int i) => double.Parse(line[i], CultureInfo.InvariantCulture);
            return new Result(line[0], line[1], Number(2), Number(3), Number(4), Number(5), (int)Number(6), (int)Number(7), (int)Number(8));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
