using System.Text.RegularExpressions;

namespace Mathesis.Expressions;

/// <summary>The rule of Minerva's evaluation: both answers normalised, then read and subtracted.</summary>
/// <remarks>
/// The normalisation is Lewkowycz et al. (2022), appendix D, as lm_eval/tasks/minerva_math/utils.py of EleutherAI/lm-evaluation-harness has it, bit for bit. Where that asks
/// sympy whether a difference simplifies to 0, the exact zero test of this library answers; equal strings are equal.
/// </remarks>
internal static partial class MinervaRule
{
    private static readonly (string Before, string After)[] substitutions =
    [
        ("an ", ""), ("a ", ""), (".$", "$"), ("\\$", ""), ("\\ ", ""), (" ", ""), ("mbox", "text"), (",\\text{and}", ","), ("\\text{and}", ","), ("\\text{m}", "\\text{}"),
    ];

    private static readonly string[] removed =
    [
        "square", "ways", "integers", "dollars", "mph", "inches", "ft", "hours", "km", "units", "\\ldots", "sue", "points", "feet", "minutes", "digits", "cents", "degrees", "cm", "gm", "pounds", "meters", "meals", "edges",
        "students", "childrentickets", "multiples", "\\text{s}", "\\text{.}", "\\text{\ns}", "\\text{}^2", "\\text{}^3", "\\text{\n}", "\\text{}", "\\mathrm{th}", "^\\circ", "^{\\circ}", "\\;", ",\\!", "{,}", "\"", "\\dots",
    ];

    /// <summary>Whether two answers are equal by the rule.</summary>
    public static bool AreEqual(string gold, string answer)
    {
        string first = Normalize(gold), second = Normalize(answer);
        return first == second || LegacyGrader.AreEqualExpressions(first, second);
    }

    /// <summary>The normalised answer.</summary>
    public static string Normalize(string answer)
    {
        answer = answer.Split('=')[^1];
        foreach ((string before, string after) in substitutions) answer = answer.Replace(before, after, StringComparison.Ordinal);
        foreach (string expression in removed) answer = answer.Replace(expression, "", StringComparison.Ordinal);
        answer = Formula().Replace(answer, "$$$3$$");
        answer = Text().Replace(answer, "$2");
        answer = Bold().Replace(answer, "$2");
        answer = Overline().Replace(answer, "$2");
        answer = Boxed().Replace(answer, "$2");
        answer = Fraction().Replace(answer, "frac{$2}{$3}");
        answer = Root().Replace(answer, "sqrt{$2}");
        answer = answer.Replace("$", "", StringComparison.Ordinal);
        string digits = answer.Replace(",", "", StringComparison.Ordinal);
        return digits.Length > 0 && digits.All(char.IsDigit) ? digits : answer;
    }

    [GeneratedRegex(@"(.*?)(\$)(.*?)(\$)(.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    [GeneratedRegex(@"(\\text\{)(.*?)(\})", RegexOptions.CultureInvariant)]
    private static partial Regex Text();

    [GeneratedRegex(@"(\\textbf\{)(.*?)(\})", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(\\overline\{)(.*?)(\})", RegexOptions.CultureInvariant)]
    private static partial Regex Overline();

    [GeneratedRegex(@"(\\boxed\{)(.*)(\})", RegexOptions.CultureInvariant)]
    private static partial Regex Boxed();

    [GeneratedRegex(@"(frac)([^{])(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(sqrt)([^{])", RegexOptions.CultureInvariant)]
    private static partial Regex Root();
}
