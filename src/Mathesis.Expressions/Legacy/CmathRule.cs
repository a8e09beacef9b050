using System.Globalization;
using System.Text.RegularExpressions;

namespace Mathesis.Expressions;

/// <summary>The rule of CMATH: any of the last two numbers of a response, integers equal, others within one per cent.</summary>
/// <remarks>utils.py of XiaoMi/cmath with its regular expressions (its call of has_exception has an argument too many and is read as meant).</remarks>
internal static partial class CmathRule
{
    /// <summary>Whether a response has the golden number.</summary>
    public static bool AreEqual(string golden, string response)
    {
        if (Number(golden) is not var (gold, goldIsInteger)) return false;
        foreach (string candidate in Candidates(response))
        {
            if (Number(candidate) is not var (value, isInteger)) continue;
            bool same = goldIsInteger && isInteger ? gold == value : Math.Abs(gold - value) / (Math.Min(Math.Abs(gold), Math.Abs(value)) + 1e-6) < 1e-2;
            if (same) return true;
        }
        return false;
    }

    /// <summary>The last two numbers of a response.</summary>
    public static IReadOnlyList<string> Candidates(string response)
    {
        response = Fraction().Replace(response, "$1/$2");
        response = Grouping().Replace(response, "");
        var all = new List<string>();
        foreach (string line in response.Split(['\n', '\r', '\v', '\f', '\u2028', '\u2029', '\u0085'], StringSplitOptions.RemoveEmptyEntries))
        {
            IEnumerable<string> found = Begin().Matches(line).Select(match => match.Groups[1].Value)
                .Concat(Middle().Matches(line).Select(match => match.Groups[1].Value))
                .Concat(ChineseFraction().Matches(line).Select(match => $"{match.Groups[2].Value}/{match.Groups[1].Value}"))
                .Concat(End().Matches(line).Select(match => match.Groups[1].Value))
                .Concat(Single().Matches(line).Select(match => match.Value));
            all.AddRange(found.Select(text => text.Trim()).Where(text => !text.StartsWith('/') && !text.EndsWith('/')));
        }
        return all.Count <= 2 ? all : all[^2..];
    }

    private static (double Value, bool IsInteger)? Number(string text)
    {
        text = text.Trim();
        if (text.EndsWith('%')) return Prm800kRule.Float(text.Replace("%", "", StringComparison.Ordinal)) is double percent ? (percent / 100, false) : null;
        if (text.Contains('/', StringComparison.Ordinal))
        {
            string[] parts = text.Split('/');
            if (parts.Length != 2) return (0, true);
            if (Prm800kRule.Float(parts[0]) is not double a || Prm800kRule.Float(parts[1]) is not double b) return null;
            return b == 0 ? (0, true) : (a / b, false);
        }
        if (text.Contains('.', StringComparison.Ordinal)) return Prm800kRule.Float(text) is double value ? (value, false) : null;
        return double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double integer) ? (integer, true) : null;
    }

    [GeneratedRegex(@"^\d+[./]?\d*%?$", RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex(@"^(\d+[./]?\d*%?) ?(?=[\u4e00-\u9fa5,，。°℃$])", RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"(?<=[\u4e00-\u9fa5$:：，＝≈=>{]) ?(\d+[./]?\d*%?) ?(?:[\u4e00-\u9fa5,，。°℃$}（]|\([^\d\s]|\.$)", RegexOptions.CultureInvariant)]
    private static partial Regex Middle();

    [GeneratedRegex(@"(?<=[\u4e00-\u9fa5$:：＝≈=\->]) ?(\d+[./]?\d*%?)$", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"(?<=\d)[, ](?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\\frac{([^}]+)}{([^}]+)}", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(\d+)分之(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseFraction();
}
