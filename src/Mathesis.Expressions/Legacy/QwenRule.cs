using System.Globalization;
using System.Text.RegularExpressions;

namespace Mathesis.Expressions;

/// <summary>The grader of Qwen2.5-Math: equal strings, choices, numbers within 1e-4 also a hundred times larger or smaller, strings without brackets, items, equations, expressions.</summary>
/// <remarks>evaluation/grader.py of QwenLM/Qwen2.5-Math, math_equal with its defaults. Where it asks latex2sympy and sympy, this library reads and decides.</remarks>
internal static partial class QwenRule
{
    private const int DepthLimit = 12;

    /// <summary>Whether the prediction is right by the rule.</summary>
    public static bool AreEqual(string prediction, string reference, int depth = 0)
    {
        if (depth > DepthLimit) return false;
        if (prediction.Trim().ToLowerInvariant() == reference.Trim().ToLowerInvariant()) return true;
        if (reference is "A" or "B" or "C" or "D" or "E" && CleanChoice(prediction) == reference) return true;
        if (Digits(prediction) is double p && Digits(reference) is double r && (IsClose(r / 100, p) || IsClose(r, p) || IsClose(r * 100, p))) return true;
        if (prediction.Length == 0) return false;
        (prediction, reference) = (prediction.Trim(), reference.Trim());
        if (prediction.Contains("pmatrix", StringComparison.Ordinal) && !reference.Contains("pmatrix", StringComparison.Ordinal))
            reference = string.Join(", ", Braces().Matches(reference).Select(match => $"\\begin{{pmatrix}}{match.Value.Trim('{', '}').Replace(",", "\\", StringComparison.Ordinal)}\\end{{pmatrix}}"));
        (string pred, string gold) = (prediction, reference);
        if ((Has(pred, '[', ']') && !Has(gold, '(', ')')) || (Has(pred, '(', ')') && !Has(gold, '[', ']'))) (pred, gold) = (pred.Trim('[', ']', '(', ')'), gold.Trim('[', ']', '(', ')'));
        if (WithoutBrackets(pred).ToLowerInvariant() == WithoutBrackets(gold).ToLowerInvariant()) return true;
        if (List().IsMatch(prediction) && List().IsMatch(reference))
        {
            string[] items = Inner(prediction).Split(','), right = Inner(reference).Split(',');
            return items.Length == right.Length && items.Zip(right).All(pair => AreEqual(pair.First, pair.Second, depth + 1));
        }
        if (IsMatrix(prediction) && IsMatrix(reference)) return AreEqualMatrices(prediction, reference, depth);
        int signs = prediction.Count(c => c == '='), goldSigns = reference.Count(c => c == '=');
        if (signs == 1 && goldSigns == 1)
        {
            (string a, string b) = (Difference(prediction), Difference(reference));
            return AreEqualExpressions(a, b) || AreEqualExpressions($"-({a})", b);
        }
        if (signs == 1 && prediction.Split('=')[0].Trim().Length <= 2 && goldSigns == 0) return AreEqual(prediction.Split('=')[1], reference, depth + 1);
        if (goldSigns == 1 && reference.Split('=')[0].Trim().Length <= 2 && signs == 0) return AreEqual(prediction, reference.Split('=')[1], depth + 1);
        return AreEqualExpressions(prediction, reference);
    }

    private static string CleanChoice(string text)
    {
        text = text.Trim('\n').TrimEnd('.').TrimEnd('/').Trim(' ').TrimStart(':');
        MatchCollection letters = Letter().Matches(text.ToUpperInvariant());
        return (letters.Count > 0 ? letters[^1].Value : text.Trim().Trim('.')).TrimEnd('.').TrimEnd('/');
    }

    private static double? Digits(string text)
    {
        text = text.Replace(",", "", StringComparison.Ordinal);
        if (Prm800kRule.Float(text) is double value) return value;
        if (!text.EndsWith('%')) return null;
        text = text[..^1];
        if (text.EndsWith('\\')) text = text[..^1];
        return Prm800kRule.Float(text) / 100;
    }

    private static bool IsClose(double reference, double prediction) => reference == prediction || (double.IsFinite(reference) && double.IsFinite(prediction) && Math.Abs(reference - prediction) <= 1e-4 * Math.Max(Math.Abs(reference), Math.Abs(prediction)));

    private static bool Has(string text, char start, char end) => text.StartsWith(start) && text.EndsWith(end);

    private static string Inner(string text) => text.Length > 2 ? text[1..^1] : "";

    private static string WithoutBrackets(string text) => string.Concat(text.Where(c => c is not ('{' or '}' or '(' or ')')));

    private static bool IsMatrix(string text) => (text.StartsWith("\\begin{pmatrix}", StringComparison.Ordinal) || text.StartsWith("\\begin{bmatrix}", StringComparison.Ordinal)) && (text.EndsWith("\\end{pmatrix}", StringComparison.Ordinal) || text.EndsWith("\\end{bmatrix}", StringComparison.Ordinal));

    private static bool AreEqualMatrices(string prediction, string reference, int depth)
    {
        string[][] rows = Rows(prediction), right = Rows(reference);
        return rows.Length == right.Length && rows.Zip(right).All(pair => pair.First.Length == pair.Second.Length && pair.First.Zip(pair.Second).All(cell => AreEqual(cell.First, cell.Second, depth + 1)));
    }

    private static string[][] Rows(string text)
    {
        const int open = 15, close = 13;
        string inner = text.Length > open + close ? text[open..^close] : "";
        return [.. inner.Split("\\\\").Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line.Split('&'))];
    }

    private static string Difference(string equation)
    {
        string[] sides = equation.Split('=');
        return string.Create(CultureInfo.InvariantCulture, $"{sides[0].Trim()} - ({sides[1].Trim()})");
    }

    private static bool AreEqualExpressions(string a, string b)
    {
        if (LegacyGrader.AreEqualExpressions(a, b)) return true;
        return LegacyGrader.ValueOf(a) is double x && LegacyGrader.ValueOf(b) is double y && IsClose(x, y);
    }

    [GeneratedRegex(@"\b(A|B|C|D|E)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\{.*,.*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex(@"^(\(|\[).+(\)|\])", RegexOptions.CultureInvariant)]
    private static partial Regex List();
}
