using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mathesis.Exact;

namespace Mathesis.Benchmarks.Schemes;

/// <summary>The program search2 of flip-cpd (MIT), built from its sources with the compiler call of its README.</summary>
internal sealed class FlipCpdPeer
{
    private readonly string folder;
    private readonly string program;

    private FlipCpdPeer(string folder, string program)
    {
        this.folder = folder;
        this.program = program;
    }

    /// <summary>Builds it; null when its sources or a compiler are missing, which is said.</summary>
    public static FlipCpdPeer? Build(string? sources)
    {
        string? folder = sources is null ? null : Path.Combine(sources, "flip-cpd");
        if (folder is null || !File.Exists(Path.Combine(folder, "src", "search.cpp")))
        {
            Console.WriteLine("flip-cpd was skipped: give the folder that holds its sources with --peers DIR (github.com/khoruzhii/flip-cpd)");
            return null;
        }
        string program = Path.Combine(folder, "bin", "search2");
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        if (!File.Exists(program) && !Run("g++", folder, ["-DMOD2", "-Ofast", "-std=c++20", "-march=native", "-Ithird_party", "-pthread", "src/search.cpp", "-o", "bin/search2"], TimeSpan.FromMinutes(10)))
        {
            Console.WriteLine("flip-cpd was skipped: it was not built (Debian: apt-get install g++)");
            return null;
        }
        return new FlipCpdPeer(folder, program);
    }

    /// <summary>Seconds until a rank is reached modulo 2 on one thread, with pools of a few schemes, or NaN.</summary>
    public double TimeToRank(BilinearMap map, string name, int rank)
    {
        WriteTensor(map, name);
        long start = Stopwatch.GetTimestamp();
        bool ended = Run(program, folder, [name, "--plus", "--pool-size", "4", "--target-rank", rank.ToString(CultureInfo.InvariantCulture), "--threads", "1"], TimeSpan.FromMinutes(2));
        return ended ? Stopwatch.GetElapsedTime(start).TotalSeconds : double.NaN;
    }

    /// <summary>The tensor in its format: rows (left, right, output, sign) of bytes, and a description.</summary>
    private void WriteTensor(BilinearMap map, string name)
    {
        string tensors = Path.Combine(folder, "data", "tensors");
        Directory.CreateDirectory(tensors);
        File.WriteAllText(
            Path.Combine(tensors, $"{name}.meta.json"),
            string.Create(CultureInfo.InvariantCulture, $"{{\"name\": \"{name}\", \"op\": \"{map.Operation}\", \"nU\": {map.Left.Count}, \"nV\": {map.Right.Count}, \"nW\": {map.OutputCount}, \"n1\": {map.Rows}, \"n2\": {map.Inner}, \"n3\": {map.Columns}}}"));
        string header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '|i1', 'fortran_order': False, 'shape': ({map.Terms.Count}, 4), }}");
        header = header.PadRight(((10 + header.Length + 1 + 63) / 64 * 64) - 11) + "\n";
        byte[] rows = [.. map.Terms.SelectMany(term => (byte[])[(byte)term.Left, (byte)term.Right, (byte)term.Output, unchecked((byte)(sbyte)term.Sign)])];
        File.WriteAllBytes(
            Path.Combine(tensors, $"{name}.npy"), [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. rows]);
    }

    private static bool Run(string file, string folder, IReadOnlyList<string> arguments, TimeSpan limit)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            bool ended = process.WaitForExit(limit);
            if (!ended) process.Kill(entireProcessTree: true);
            _ = output.Result + errors.Result;
            return ended && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
