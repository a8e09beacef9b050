using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mathesis.Benchmarks.Schemes;

/// <summary>The program flip_graph of ternary_flip_graph (MIT), built from its sources with its own makefile.</summary>
internal sealed partial class TernaryFlipGraphPeer
{
    private const int Iterations = 5_000_000;

    private readonly string program;

    private TernaryFlipGraphPeer(string program) => this.program = program;

    /// <summary>Builds it; null when its sources or a compiler are missing, which is said.</summary>
    public static TernaryFlipGraphPeer? Build(string? sources)
    {
        string? folder = sources is null ? null : Path.Combine(sources, "ternary_flip_graph");
        if (folder is null || !File.Exists(Path.Combine(folder, "flip_graph.cpp")))
        {
            Console.WriteLine("ternary_flip_graph was skipped: give the folder that holds its sources with --peers DIR (github.com/dronperminov/ternary_flip_graph)");
            return null;
        }
        string program = Path.Combine(folder, "flip_graph");
        if (!File.Exists(program) && Run("make", ["-C", folder, "flip_graph"], TimeSpan.FromMinutes(10)) is null)
        {
            Console.WriteLine("ternary_flip_graph was skipped: it was not built (Debian: apt-get install g++ make)");
            return null;
        }
        return new TernaryFlipGraphPeer(program);
    }

    /// <summary>Flips a second of one walk on one thread, by its own clock, or NaN.</summary>
    public double Measure(Case test, ulong seed)
    {
        int[] n = [.. test.Product.Split('x').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        string output = Directory.CreateTempSubdirectory("mathesis-benchmark-").FullName;
        try
        {
            string[] arguments =
            [
                "-n1", Text(n[0]), "-n2", Text(n[1]), "-n3", Text(n[2]), "--ring", test.Ring.ToString(), "--count", "1", "--threads", "1", "--flip-iterations", Text(Iterations), "--seed", seed.ToString(CultureInfo.InvariantCulture),
                "--output-path", output,
            ];
            // It never ends by itself; the last mean of its iterations counts.
            string? text = Run(program, arguments, TimeSpan.FromSeconds(12), keepsOutput: true);
            Match[] times = text is null ? [] : [.. Times().Matches(text).Cast<Match>()];
            return times.Length == 0 ? double.NaN : Iterations / Seconds(times[^1].Groups[1].Value);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    /// <summary>Seconds, minutes and hours as it prints them.</summary>
    private static double Seconds(string text) => text.Split(':').Aggregate(0.0, (sum, part) => (60 * sum) + double.Parse(part, CultureInfo.InvariantCulture));

    private static string? Run(string file, IReadOnlyList<string> arguments, TimeSpan limit, bool keepsOutput = false)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            bool ended = process.WaitForExit(limit);
            if (!ended) process.Kill(entireProcessTree: true);
            string text = output.Result;
            _ = errors.Result;
            return ended ? process.ExitCode == 0 ? text : null : keepsOutput ? text : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"iteration time \(last / min / max / mean\): \S+ / \S+ / \S+ / (\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
