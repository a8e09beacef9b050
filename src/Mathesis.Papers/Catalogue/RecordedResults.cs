using System.Reflection;
using System.Text.Json;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The recorded results that ship with the program: the files <c>results/&lt;slug&gt;/&lt;scale&gt;-seed&lt;n&gt;.json</c>.</summary>
public static class RecordedResults
{
    private const string Prefix = "results/";

    private static readonly Lazy<IReadOnlyList<RecordedResult>> all = new(Load);

    /// <summary>Every recorded result, by slug, scale and seed.</summary>
    public static IReadOnlyList<RecordedResult> All => all.Value;

    /// <summary>
    /// What the recorded results say of a paper: those of its largest scale count, and among their seeds the least favourable
    /// verdict (fails, then undecided, then holds). Smoke runs decide nothing. Null when nothing is recorded.
    /// </summary>
    public static ClaimVerdict? VerdictOf(string slug) => Combine(All.Where(result => result.Slug == slug));

    /// <summary>The combined verdict of one paper's results; see <see cref="VerdictOf"/>.</summary>
    internal static ClaimVerdict? Combine(IEnumerable<RecordedResult> results)
    {
        RecordedResult[] decisive = [.. results.Where(result => result.Scale != Scale.Smoke)];
        if (decisive.Length == 0) return null;
        Scale largest = decisive.Max(result => result.Scale);
        return Verdicts.Combine(decisive.Where(result => result.Scale == largest).Select(result => result.Verdict));
    }

    /// <summary>Reads a recorded result.</summary>
    internal static RecordedResult Read(Stream stream)
    {
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        return new RecordedResult(
            root.GetProperty("slug").GetString()!,
            Enum.Parse<Scale>(root.GetProperty("scale").GetString()!, ignoreCase: true),
            root.GetProperty("seed").GetUInt64(),
            Enum.Parse<ClaimVerdict>(root.GetProperty("verdict").GetString()!, ignoreCase: true));
    }

    private static IReadOnlyList<RecordedResult> Load()
    {
        Assembly assembly = typeof(RecordedResults).Assembly;
        var results = new List<RecordedResult>();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            results.Add(Read(stream));
        }
        return [.. results.OrderBy(result => result.Slug, StringComparer.Ordinal).ThenBy(result => result.Scale).ThenBy(result => result.Seed)];
    }
}
