using System.Diagnostics;
using System.Globalization;

namespace Mathesis.Benchmarks.Merging;

/// <summary>What merges are compared with.</summary>
internal static class Peers
{
    /// <summary>Seconds that dd takes to read all inputs, writing as many bytes as the first has, with a flush at the end.</summary>
    public static double Dd(string[] inputs, string target)
    {
        long started = Stopwatch.GetTimestamp();
        string first = string.Join(" ", Directory.GetFiles(inputs[0], "*.safetensors").Order());
        Shell($"cat {first} | dd of={target} bs=4M iflag=fullblock conv=fsync 2>/dev/null");
        foreach (string file in inputs.Skip(1).SelectMany(input => Directory.GetFiles(input, "*.safetensors")))
            Shell($"dd if={file} of=/dev/null bs=4M 2>/dev/null");
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        File.Delete(target);
        return seconds;
    }

    /// <summary>Seconds and peak memory of the loop in PyTorch; null where there is none.</summary>
    public static (double Seconds, double Peak)? Torch(string method, string[] models, string target)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "torch_merge.py");
        string output = Shell($"/usr/bin/python3 {script} {method} {string.Join(" ", models)} {target} 2>/dev/null || true");
        File.Delete(target);
        string[] numbers = output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return numbers.Length == 2 ? (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture)) : null;
    }

    private static string Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }
}
