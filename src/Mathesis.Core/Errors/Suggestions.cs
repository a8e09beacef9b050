namespace Mathesis.Core;

/// <summary>Finds the names a person may have meant.</summary>
public static class Suggestions
{
    /// <summary>The candidates nearest to <paramref name="word"/>, best first; empty when none is near.</summary>
    /// <param name="word">The unknown name.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="limit">The most names to return.</param>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> candidates, int limit = 3)
    {
        string lower = word.ToLowerInvariant();
        return [.. candidates
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, distance: Rate(lower, name.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(2, lower.Length / 3))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .Take(limit)
            .Select(pair => pair.name)];
    }

    /// <summary>An error for an unknown name that lists the nearest ones, or says where the list of all is.</summary>
    /// <param name="kind">What the name should be a name of: <c>paper</c>, <c>option</c>.</param>
    /// <param name="word">The unknown name.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="list">How to see all names, for when none is near: <c>mathesis papers</c>. Null lists them all.</param>
    public static InputError Unknown(string kind, string word, IEnumerable<string> candidates, string? list = null)
    {
        string[] all = [.. candidates];
        IReadOnlyList<string> near = Nearest(word, all);
        string expected = near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?"
            : list is not null ? $"see {list}"
            : $"expected one of {string.Join(", ", all)}";
        return new InputError($"unknown {kind} '{word}'", expected: expected);
    }

    /// <summary>Edit distance with transpositions; a candidate that contains the word counts as near.</summary>
    private static int Rate(string word, string candidate) =>
        word.Length >= 3 && candidate.Contains(word, StringComparison.Ordinal) ? 1 : EditDistance(word, candidate);

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions, adjacent transpositions.</summary>
    private static int EditDistance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
