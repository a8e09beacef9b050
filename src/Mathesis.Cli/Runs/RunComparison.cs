using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Puts two runs side by side.</summary>
internal static class RunComparison
{
    /// <summary>Compares two runs of a store.</summary>
    public static ComparisonOutput Compare(Journal journal, RunRecord first, RunRecord second) => new(
        1, first.Id, second.Id,
        [.. Merge(Choices(first), Choices(second), (name, a, b) => new ComparedText(name, a, b)).Where(pair => pair.First != pair.Second)],
        [.. Merge(Medians(journal, first), Medians(journal, second), (name, a, b) => new ComparedNumber(name, a, b))],
        [.. Merge(Findings(journal, first), Findings(journal, second), (name, a, b) => new ComparedText(name, a, b))]);

    /// <summary>How a run was run: what a person chose, and what may change bits.</summary>
    private static List<KeyValuePair<string, string?>> Choices(RunRecord run) =>
    [
        new("experiment", run.Experiment),
        new("scale", run.Scale.ToString().ToLowerInvariant()),
        new("seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
        new("replicates", run.Replicates.ToString(CultureInfo.InvariantCulture)),
        .. run.Settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, RunText.Setting(setting.Value))),
        new("vector path", run.Environment.VectorPath),
        new("Mathesis", run.Environment.Mathesis),
    ];

    private static IEnumerable<KeyValuePair<string, double?>> Medians(Journal journal, RunRecord run)
    {
        IReadOnlyDictionary<string, double>[] replicates =
            [.. Enumerable.Range(0, run.Replicates).Select(replicate => journal.Measurements(run.Id, replicate))];
        return replicates.SelectMany(measurements => measurements.Keys).Distinct().Select(name => new KeyValuePair<string, double?>(
            name, Median([.. replicates.Where(measurements => measurements.ContainsKey(name)).Select(measurements => measurements[name])])));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Findings(Journal journal, RunRecord run) =>
        journal.Findings(run.Id).Select(finding => new KeyValuePair<string, string?>(finding.Claim.Id, ClaimText.Word(finding.Verdict)));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// <summary>Joins two lists by name: the first's names in their order, then those that only the second has.</summary>
    private static IEnumerable<TPair> Merge<TValue, TPair>(
        IEnumerable<KeyValuePair<string, TValue?>> first, IEnumerable<KeyValuePair<string, TValue?>> second, Func<string, TValue?, TValue?, TPair> pair)
    {
        KeyValuePair<string, TValue?>[] firsts = [.. first];
        Dictionary<string, TValue?> seconds = second.ToDictionary(StringComparer.Ordinal);
        foreach ((string name, TValue? value) in firsts)
        {
            seconds.Remove(name, out TValue? other);
            yield return pair(name, value, other);
        }
        foreach ((string name, TValue? other) in seconds) yield return pair(name, default, other);
    }
}
