using System.Globalization;

namespace Mathesis.Expressions;

/// <summary>The exact match of DROP: words in small letters without punctuation and articles, numbers as floating point.</summary>
/// <remarks>The normalisation of DROP's evaluation script; a single span.</remarks>
internal static class DropRule
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>Whether two answers are equal by the rule.</summary>
    public static bool AreEqual(string gold, string answer) => Normalize(gold) == Normalize(answer);

    /// <summary>The normalised answer.</summary>
    public static string Normalize(string answer)
    {
        var parts = new List<string>();
        foreach (string token in answer.Split(' ', '-'))
        {
            string part = token.ToLowerInvariant();
            if (Prm800kRule.Float(part) is null) part = string.Concat(part.Where(c => !Punctuation.Contains(c, StringComparison.Ordinal)));
            if (Prm800kRule.Float(part) is double value) part = value.ToString("R", CultureInfo.InvariantCulture);
            part = string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("a" or "an" or "the")));
            if (part.Length > 0) parts.Add(part);
        }
        return string.Join(' ', parts);
    }
}
