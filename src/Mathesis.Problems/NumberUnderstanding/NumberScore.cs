namespace Mathesis.Problems;

/// <summary>
/// The three metrics of number understanding (paper 43, section 2.3). Numbers are split into their parts (whole, decimals;
/// numerator, denominator; mantissa, exponent); parts are compared digit by digit, from the right for integers and from the
/// left for decimals.
/// </summary>
/// <param name="Exact">Whether all parts are equal.</param>
/// <param name="DigitMatch">The share of the gold answer's digits that are met, from 0 to 1.</param>
/// <param name="LengthError">By how many digits the whole lengths differ (<c>dlength</c>).</param>
/// <param name="Parsed">Whether the answer could be read at all.</param>
public readonly record struct NumberScore(bool Exact, double DigitMatch, int LengthError, bool Parsed)
{
    /// <summary>Compares an answer with the gold answer.</summary>
    /// <param name="gold">A number of the form.</param>
    /// <param name="answer">Any text.</param>
    /// <param name="form">How both are to be written.</param>
    /// <param name="compat">Signs are dropped before the comparison, as the published program does: <c>1.2e-3</c> counts as <c>1.2e3</c>.</param>
    public static NumberScore Of(string gold, string answer, NumberForm form, bool compat = false)
    {
        List<(string Digits, bool FromLeft)> goldParts = Split(gold, form) ?? throw new ArgumentException($"'{gold}' is not a number of the form {form}", nameof(gold));
        int total = goldParts.Sum(part => part.Digits.Length);
        if (compat) answer = answer.Replace("-", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal);
        if (Split(answer.Trim(), form) is not { } parts) return new NumberScore(false, 0, total, false);
        int met = 0;
        for (int i = 0; i < goldParts.Count; i++) met += Met(goldParts[i].Digits, parts[i].Digits, goldParts[i].FromLeft);
        bool exact = goldParts.Zip(parts).All(pair => pair.First.Digits == pair.Second.Digits);
        return new NumberScore(exact, (double)met / total, Math.Abs(total - parts.Sum(part => part.Digits.Length)), true);
    }

    private static List<(string Digits, bool FromLeft)>? Split(string text, NumberForm form)
    {
        if (text.Length > WrittenNumber.LongestText) return null;
        var parts = new List<(string, bool)>();
        string rest = text;
        if (form == NumberForm.Scientific)
        {
            int e = text.IndexOf('e', StringComparison.Ordinal);
            if (e < 0) return null;
            string exponent = text[(e + 1)..];
            // A sign makes another exponent; it is kept as a digit of its own.
            if (!AreDigits(exponent.StartsWith('-') ? exponent[1..] : exponent)) return null;
            rest = text[..e];
            parts.Add((exponent, false));
        }
        if (form is NumberForm.Float or NumberForm.Scientific)
        {
            int point = rest.IndexOf('.', StringComparison.Ordinal);
            if (point < 0 || !AreDigits(rest[(point + 1)..])) return null;
            parts.Add((rest[(point + 1)..], true));
            rest = rest[..point];
        }
        if (form == NumberForm.Fraction)
        {
            int stroke = rest.IndexOf('/', StringComparison.Ordinal);
            if (stroke < 0 || !AreDigits(rest[(stroke + 1)..])) return null;
            parts.Add((rest[(stroke + 1)..], false));
            rest = rest[..stroke];
        }
        if (!AreDigits(rest)) return null;
        parts.Add((rest, false));
        return parts;
    }

    private static bool AreDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static int Met(string gold, string answer, bool fromLeft)
    {
        int met = 0;
        for (int i = 0; i < Math.Min(gold.Length, answer.Length); i++)
            if (fromLeft ? gold[i] == answer[i] : gold[^(i + 1)] == answer[^(i + 1)]) met++;
        return met;
    }
}
