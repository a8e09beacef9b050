using System.Text.RegularExpressions;

namespace Mathesis.Expressions;

/// <summary>The rule of KnowledgeMath: numbers within 4 per cent, also of the other sign, also 100, 1,000 or 1,000,000 times larger or smaller.</summary>
internal static partial class KnowledgeMathRule
{
    /// <summary>Whether a prediction is right by the rule.</summary>
    public static bool AreEqual(string truth, string prediction)
    {
        if (Number(truth) is not double gold || Number(prediction) is not double value) return false;
        double large = Math.Max(Math.Abs(gold), Math.Abs(value)), small = Math.Min(Math.Abs(gold), Math.Abs(value));
        if (small <= large / 50 && IsWithin(small * 100, large)) return true;
        if (small <= large / 500 && IsWithin(small * 1000, large)) return true;
        if (small <= large / 500_000 && IsWithin(small * 1_000_000, large)) return true;
        return IsWithin(Math.Abs(value), Math.Abs(gold));
    }

    private static bool IsWithin(double value, double truth) => value >= truth - (Math.Abs(truth) * 0.04) && value <= truth + (Math.Abs(truth) * 0.04);

    private static double? Number(string text)
    {
        text = text.Trim().TrimEnd('.');
        foreach (string word in new[] { "£", "€", "¥", "million", "billion", "thousand", "US", "USD", "RMB" }) text = text.Replace(word, "", StringComparison.Ordinal);
        text = text.Split('=')[^1].Trim();
        text = text.Split('≈')[^1].Trim();
        foreach (string sign in new[] { "`", "%", "$", "°" }) text = text.Replace(sign, "", StringComparison.Ordinal);
        text = text.Replace("approximately", "", StringComparison.Ordinal).Trim().Split(" or ")[0];
        if (UnitBehind().Match(text) is { Success: true } behind) text = behind.Groups[1].Value;
        else if (UnitBefore().Match(text) is { Success: true } before) text = before.Groups[1].Value;
        return Prm800kRule.Float(text.Replace(",", "", StringComparison.Ordinal)) ?? LegacyGrader.ValueOf(text);
    }

    [GeneratedRegex(@"^([-+]?(?:[\d,]*\.*\d+)) [^0-9 ]+$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitBehind();

    [GeneratedRegex(@"^[^0-9 ]+ ([-+]?(?:[\d,]*\.*\d+))$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitBefore();
}
