using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// Proves that runs survive kills: starts a run as a real process, kills it at random moments, resumes it until it finishes, and
/// compares every result with those of a run that nobody interrupted.
/// </summary>
public static class RunDrill
{
    /// <summary>Runs the drill.</summary>
    /// <param name="options">What to kill, and how often.</param>
    /// <param name="report">Told of every kill and every finished run, in words.</param>
    /// <param name="cancellation">Ends the drill, and the process it runs.</param>
    /// <exception cref="InputError">The run does not finish when nobody interrupts it, or cannot be resumed.</exception>
    public static async Task<RunDrillResult> RunAsync(RunDrillOptions options, Action<string> report, CancellationToken cancellation)
    {
        string reference = Path.Combine(options.Folder, "reference");
        string victim = Path.Combine(options.Folder, "victim");
        long start = Stopwatch.GetTimestamp();
        (_, string? words) = await ExecuteAsync(options, options.Start(reference), null, cancellation).ConfigureAwait(false);
        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        SortedDictionary<string, string> expected = ReadResults(reference)
            ?? throw new InputError($"the uninterrupted run did not finish: {words}", expected: "give a command whose run finishes");
        report($"uninterrupted: {duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {expected.Count} results");

        TimeSpan longest = options.LongestDelay ?? duration / 2;
        var moments = new RandomStream("laboratory/drill", options.Seed);
        var differences = new List<string>();
        int kills = 0, runs = 0;
        while (kills < options.Kills)
        {
            if (Directory.Exists(victim)) Directory.Delete(victim, recursive: true);
            SortedDictionary<string, string>? results = null;
            while (results is null)
            {
                string? id = FindRun(victim);
                IReadOnlyList<string> arguments = id is null ? options.Start(victim) : ["runs", "resume", id, "--store", victim];
                TimeSpan delay = longest * moments.NextDouble();
                bool wholeTree = moments.NextBelow(2) == 0;
                (bool isKilled, words) = await ExecuteAsync(
                    options, arguments, kills < options.Kills ? (delay, wholeTree) : null, cancellation).ConfigureAwait(false);
                results = ReadResults(victim);
                if (isKilled)
                {
                    kills++;
                    report($"kill {kills} after {delay.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms ({(wholeTree ? "with its arms" : "arms left to end")})");
                }
                else if (results is null)
                {
                    throw new InputError($"the resumed run ended, neither killed nor finished: {words}", victim);
                }
            }
            runs++;
            string[] changed = [.. Compare(expected, results)];
            differences.AddRange(changed);
            report($"run {runs} finished after {kills} kills: {(changed.Length == 0 ? "identical" : $"{changed.Length} differences")}");
        }
        return new RunDrillResult(kills, runs, expected.Count, differences);
    }

    /// <summary>Starts the program and waits for its end, or kills it.</summary>
    /// <returns>Whether it was killed, and the last line it wrote to standard error.</returns>
    private static async Task<(bool IsKilled, string? Words)> ExecuteAsync(
        RunDrillOptions options, IReadOnlyList<string> arguments, (TimeSpan Delay, bool WholeTree)? kill, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(options.Self.FileName)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment[LaboratoryOptions.SnapshotVariable] = options.SnapshotInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        foreach (string argument in options.Self.Arguments(arguments)) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string? words = null;
        try
        {
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += (_, line) => words = string.IsNullOrWhiteSpace(line.Data) ? words : line.Data;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            Task exit = process.WaitForExitAsync(cancellation);
            if (kill is not (TimeSpan delay, bool wholeTree))
            {
                await exit.ConfigureAwait(false);
                return (false, words);
            }
            if (await Task.WhenAny(exit, Task.Delay(delay, cancellation)).ConfigureAwait(false) == exit)
            {
                await exit.ConfigureAwait(false);
                return (false, words);
            }
            cancellation.ThrowIfCancellationRequested();
            process.Kill(wholeTree);
            await exit.ConfigureAwait(false);
            return (true, words);
        }
        catch
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? FindRun(string root)
    {
        if (!Directory.Exists(root)) return null;
        using Store store = Store.Open(root);
        return store.Journal.List(new RunFilter { Limit = 1 }) is [RunRecord run] ? run.Id : null;
    }

    /// <summary>Everything a finished run computed, as text by name: the hashes of its files, the bits of its measurements. Null before.</summary>
    private static SortedDictionary<string, string>? ReadResults(string root)
    {
        if (!Directory.Exists(root)) return null;
        using Store store = Store.Open(root);
        if (store.Journal.List() is not [{ State: RunState.Finished } run]) return null;
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < run.Replicates; i++) AddMeasurements(results, $"replicate {i}", store.Journal.Measurements(run.Id, i));
        foreach (Finding finding in store.Journal.Findings(run.Id))
            results[$"finding {finding.Claim.Id}"] = $"{finding.Verdict} {string.Join(" ", finding.Values.Select(Bits))}";
        foreach (RunRecord arm in store.Journal.Children(run.Id))
        {
            string name = $"arm {arm.Label}, seed {arm.Seed.ToString(CultureInfo.InvariantCulture)}";
            // A second run of the same arm would be a mistake of resuming; it shows as a difference.
            while (results.ContainsKey(name)) name += ", again";
            results[name] = arm.State.ToString();
            AddMeasurements(results, name, store.Journal.Measurements(arm.Id));
            AddFiles(results, name, store.RunFolder(arm.Id));
        }
        return results;
    }

    private static void AddMeasurements(SortedDictionary<string, string> results, string owner, IReadOnlyDictionary<string, double> measurements)
    {
        foreach ((string name, double value) in measurements) results[$"{owner}: {name}"] = Bits(value);
    }

    /// <summary>All files of an arm but the lock and the snapshots, whose number depends on the moments.</summary>
    private static void AddFiles(SortedDictionary<string, string> results, string owner, string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (relative == RunLock.FileName || relative.StartsWith("snapshots/", StringComparison.Ordinal)) continue;
            using FileStream stream = File.OpenRead(path);
            results[$"{owner}: {relative}"] = Convert.ToHexStringLower(SHA256.HashData(stream));
        }
    }

    private static IEnumerable<string> Compare(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        foreach ((string name, string value) in expected)
        {
            if (!actual.TryGetValue(name, out string? other)) yield return $"{name} is missing";
            else if (other != value) yield return $"{name} is {other}, not {value}";
        }
        foreach (string name in actual.Keys.Where(name => !expected.ContainsKey(name))) yield return $"{name} was not there without kills";
    }

    private static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
