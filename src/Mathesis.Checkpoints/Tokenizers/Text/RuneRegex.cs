using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// A regular expression over Unicode characters. .NET matches UTF-16 code units, so that a letter beyond U+FFFF (𝑥) would not
/// be <c>\p{L}</c>; here each such character is matched as one rare character of its own category.
/// </summary>
internal sealed class RuneRegex
{
    private static readonly Dictionary<UnicodeCategory, char> standIns = new()
    {
        [UnicodeCategory.UppercaseLetter] = '\u2C62',
        [UnicodeCategory.LowercaseLetter] = '\u2C77',
        [UnicodeCategory.TitlecaseLetter] = '\u1F88',
        [UnicodeCategory.ModifierLetter] = '\u1D2C',
        [UnicodeCategory.OtherLetter] = '\u0294',
        [UnicodeCategory.NonSpacingMark] = '\u1DC0',
        [UnicodeCategory.SpacingCombiningMark] = '\u0903',
        [UnicodeCategory.EnclosingMark] = '\u0488',
        [UnicodeCategory.DecimalDigitNumber] = '\u1C50',
        [UnicodeCategory.LetterNumber] = '\u2160',
        [UnicodeCategory.OtherNumber] = '\u2155',
        [UnicodeCategory.OtherPunctuation] = '\u2E0E',
        [UnicodeCategory.DashPunctuation] = '\u2E17',
        [UnicodeCategory.MathSymbol] = '\u2A0C',
        [UnicodeCategory.ModifierSymbol] = '\uA700',
        [UnicodeCategory.OtherSymbol] = '\u2300',
        [UnicodeCategory.Format] = '\u2061',
        [UnicodeCategory.CurrencySymbol] = '\u20A0',
    };

    private readonly Regex regex;

    /// <summary>A regular expression.</summary>
    /// <param name="pattern">The pattern, in the syntax that .NET shares with Oniguruma.</param>
    /// <param name="where">Where it comes from, for the error.</param>
    /// <exception cref="InputError">The pattern is not one that .NET reads.</exception>
    public RuneRegex(string pattern, string where)
    {
        try
        {
            regex = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException exception)
        {
            throw new InputError($"the pattern {pattern} cannot be read", where, cause: exception);
        }
    }

    /// <summary>The matches, as beginnings and lengths in the text; empty ones are left out.</summary>
    public List<(int Start, int Length)> Matches(string text)
    {
        var matches = new List<(int, int)>();
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            foreach (ValueMatch match in regex.EnumerateMatches(text))
                if (match.Length > 0) matches.Add((match.Index, match.Length));
            return matches;
        }
        // Without pairs of code units; places[i] is where character i of it begins in the text.
        var single = new StringBuilder(text.Length);
        var places = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length;)
        {
            places.Add(i);
            bool isPair = Rune.TryGetRuneAt(text, i, out Rune rune) && !rune.IsBmp;
            single.Append(isPair ? standIns.GetValueOrDefault(Rune.GetUnicodeCategory(rune), '\uE000') : text[i]);
            i += isPair ? 2 : 1;
        }
        places.Add(text.Length);
        foreach (ValueMatch match in regex.EnumerateMatches(single.ToString()))
            if (match.Length > 0) matches.Add((places[match.Index], places[match.Index + match.Length] - places[match.Index]));
        return matches;
    }
}
