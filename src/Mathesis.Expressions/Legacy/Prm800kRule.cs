using System.Globalization;
using System.Text.RegularExpressions;

namespace Mathesis.Expressions;

/// <summary>The grader of PRM800K: the MATH release's rule first, then its own normalisation, tuples element by element.</summary>
/// <remarks>
/// prm800k/grading/grader.py of openai/prm800k. Two steps there belong to other programs: LaTeX to text (pylatexenc), of which the commands that answers use are read here, and
/// sympy's zero test, which the exact one of this library replaces under the same guards.
/// </remarks>
internal static partial class Prm800kRule
{
    private const string TupleCharacters = "()[]";

    private static readonly string[] units = ["degree", "cm", "centimeter", "meter", "mile", "second", "minute", "hour", "day", "week", "month", "year", "foot", "feet", "inch", "yard"];

    private static readonly Regex[] unitPatterns = [.. units.Select(unit => new Regex(unit + @"(es)?(s)? *(\^[0-9]+)?", RegexOptions.CultureInvariant))];

    /// <summary>Whether the answer is right by the rule.</summary>
    public static bool AreEqual(string gold, string answer)
    {
        if (NormalizeByRelease(gold) == NormalizeByRelease(answer)) return true;
        string right = Normalize(gold), given = Normalize(answer);
        if (right == given) return true;
        if (given.Length == 0) return false;
        string[] rightItems = SplitTuple(right), items = SplitTuple(given);
        if (rightItems.Length > 1 && (right[0] != given[0] || right[^1] != given[^1])) return false;
        if (rightItems.Length != items.Length) return false;
        for (int i = 0; i < items.Length; i++)
        {
            (string a, string b) = (rightItems[i], items[i]);
            bool same = Fraction().IsMatch(a) && Fraction().IsMatch(b) ? a == b : IsInteger(a) == IsInteger(b) && AreEqualExpressions(a, b);
            if (!same) return false;
        }
        return items.Length > 0;
    }

    /// <summary>The first normalisation: the release's, within \text{} what it holds.</summary>
    private static string NormalizeByRelease(string answer)
    {
        answer = answer.Trim();
        Match text = WholeText().Match(answer);
        if (text.Success) answer = text.Groups[1].Value.Trim();
        return HendrycksRule.Normalize(answer) ?? answer;
    }

    /// <summary>The second normalisation.</summary>
    public static string Normalize(string answer)
    {
        Match text = WholeText().Match(answer);
        if (text.Success) answer = text.Groups[1].Value;
        foreach ((string before, string after) in new[]
        {
            ("\\%", "%"), ("\\$", "$"), ("$", ""), ("%", ""), (" or ", " , "), (" and ", " , "), ("million", "*10^6"), ("billion", "*10^9"), ("trillion", "*10^12"),
        }) answer = answer.Replace(before, after, StringComparison.Ordinal);
        foreach (Regex unit in unitPatterns) answer = unit.Replace(answer, "");
        answer = Degrees().Replace(answer, "");
        if (answer.Length > 0 && answer[0] == '{' && answer[^1] == '}') answer = answer[1..^1];
        answer = GroupingComma().Replace(answer, "");
        if (Float(answer) is double value && IsNearInteger(value)) answer = Math.Round(value, MidpointRounding.ToEven).ToString("F0", CultureInfo.InvariantCulture);
        if (answer.Contains('\\', StringComparison.Ordinal)) answer = LatexText.Read(answer);
        answer = Minus().Replace(answer, "-");
        answer = MixedNumber().Replace(answer, "$1+$2").Replace(" ", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).ToLowerInvariant();
        return IsInteger(answer) && Float(answer.Replace(",", "", StringComparison.Ordinal)) is double whole ? Math.Truncate(whole).ToString("F0", CultureInfo.InvariantCulture) : answer;
    }

    private static string[] SplitTuple(string text)
    {
        text = StripCommas(text);
        if (text.Length == 0) return [];
        return text.Length > 2 && TupleCharacters.Contains(text[0], StringComparison.Ordinal) && TupleCharacters.Contains(text[^1], StringComparison.Ordinal) && text.AsSpan(1, text.Length - 2).IndexOfAny(TupleCharacters) < 0
            ? [.. text[1..^1].Split(',').Select(item => item.Trim())] : [text];
    }

    private static string StripCommas(string text)
    {
        while (true)
        {
            string next = ThousandsComma().Replace(text, "$1$3$4");
            if (next == text) return text;
            text = next;
        }
    }

    private static bool IsInteger(string text) => Float(StripCommas(text)) is double value && IsNearInteger(value);

    private static bool IsNearInteger(double value) => double.IsFinite(value) && Math.Abs(value - Math.Round(value, MidpointRounding.ToEven)) <= 1e-7;

    internal static double? Float(string text)
    {
        text = text.Trim();
        if (text.Length == 0 || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return null;
        return value;
    }

    private static bool AreEqualExpressions(string gold, string answer)
    {
        string both = $"({gold})-({answer})";
        string letters = both.Replace("sqrt", "", StringComparison.Ordinal).Replace("frac", "", StringComparison.Ordinal);
        if (letters.Where(char.IsLetter).Distinct().Count() > 2) return false;
        if (both.Contains("^{", StringComparison.Ordinal) || both.Contains("^(", StringComparison.Ordinal) || BadPower().IsMatch(both)) return false;
        return LegacyGrader.AreEqualExpressions(gold, answer);
    }

    [GeneratedRegex(@"^\\text\{(.+?)\}\n?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeText();

    [GeneratedRegex(@"\^ *\\circ", RegexOptions.CultureInvariant)]
    private static partial Regex Degrees();

    [GeneratedRegex(@",\\! *", RegexOptions.CultureInvariant)]
    private static partial Regex GroupingComma();

    [GeneratedRegex(@"- *", RegexOptions.CultureInvariant)]
    private static partial Regex Minus();

    [GeneratedRegex(@"([0-9]) +([0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex MixedNumber();

    [GeneratedRegex(@"(\d)(,)(\d\d\d)($|\D)", RegexOptions.CultureInvariant)]
    private static partial Regex ThousandsComma();

    [GeneratedRegex(@"^-?[0-9]+.?/0*[1-9][0-9]*.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\^[0-9]+\^|\^[0-9][0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex BadPower();
}
