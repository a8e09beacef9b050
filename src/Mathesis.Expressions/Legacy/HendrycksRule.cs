using System.Text;
using System.Text.RegularExpressions;

namespace Mathesis.Expressions;

/// <summary>The release's rule of the MATH data set: equality of normalised strings, and of the strings themselves where normalising fails.</summary>
/// <remarks>The order of steps is that of modeling/math_equivalence.py in hendrycks/math; a failed assertion or an index beyond the end there is null here.</remarks>
internal static partial class HendrycksRule
{
    /// <summary>Whether two answers are equal by the rule.</summary>
    public static bool AreEqual(string first, string second) => Normalize(first) is { } a && Normalize(second) is { } b ? a == b : first == second;

    /// <summary>The normalised string; null where the rule fails.</summary>
    public static string? Normalize(string text)
    {
        foreach ((string before, string after) in new[]
        {
            ("\n", ""), ("\\!", ""), ("\\\\", "\\"), ("tfrac", "frac"), ("dfrac", "frac"), ("\\left", ""), ("\\right", ""), ("^{\\circ}", ""), ("^\\circ", ""), ("\\$", ""),
        }) text = text.Replace(before, after, StringComparison.Ordinal);
        // Units on the right.
        string[] units = text.Split("\\text{ ");
        if (units.Length > 2) return null;
        text = units[0];
        text = text.Replace("\\%", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Replace(" .", " 0.", StringComparison.Ordinal).Replace("{.", "{0.", StringComparison.Ordinal);
        if (text.Length == 0) return text;
        if (text[0] == '.') text = "0" + text;
        string[] sides = text.Split('=');
        if (sides.Length == 2 && sides[0].Length <= 2) text = sides[1];
        if (FixRoots(text) is not { } roots) return null;
        text = roots.Replace(" ", "", StringComparison.Ordinal);
        if (FixFractions(text, failsOnEmpty: true) is not { } fractions) return null;
        text = fractions;
        if (text == "0.5") text = "\\frac{1}{2}";
        return FixSlash(text);
    }

    /// <summary>\sqrt3 to \sqrt{3}; null where nothing follows a root.</summary>
    private static string? FixRoots(string text)
    {
        string[] parts = text.Split("\\sqrt");
        if (parts.Length == 1) return text;
        var result = new StringBuilder(parts[0]);
        foreach (string part in parts.Skip(1))
        {
            if (part.Length == 0) return null;
            result.Append("\\sqrt").Append(part[0] == '{' ? part : "{" + part[0] + "}" + part[1..]);
        }
        return result.ToString();
    }

    /// <summary>\frac12 to \frac{1}{2}; null where nothing follows a fraction, unless that is let pass.</summary>
    internal static string? FixFractions(string text, bool failsOnEmpty)
    {
        string[] parts = text.Split("\\frac");
        if (parts.Length == 1) return text;
        var result = new StringBuilder(parts[0]);
        foreach (string part in parts.Skip(1))
        {
            result.Append("\\frac");
            if (part.Length == 0 && failsOnEmpty) return null;
            if (part.StartsWith('{'))
            {
                result.Append(part);
                continue;
            }
            if (part.Length < 2) return text;
            result.Append('{').Append(part[0]).Append('}');
            if (part[1] == '{') result.Append(part.AsSpan(1));
            else result.Append('{').Append(part[1]).Append('}').Append(part.AsSpan(2));
        }
        return result.ToString();
    }

    /// <summary>a/b of two integers as they are printed to \frac{a}{b}.</summary>
    private static string FixSlash(string text)
    {
        Match match = Quotient().Match(text);
        return match.Success ? $"\\frac{{{match.Groups[1].Value}}}{{{match.Groups[2].Value}}}" : text;
    }

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*)/(0|-?[1-9][0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Quotient();
}
