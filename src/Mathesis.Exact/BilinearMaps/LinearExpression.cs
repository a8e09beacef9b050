using System.Globalization;
using System.Text.RegularExpressions;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>A sum such as <c>a11 - 2*a12 + 1/2a21</c>, read from text.</summary>
internal sealed partial class LinearExpression
{
    /// <summary>A term: a coefficient and a variable's name, its letter and its digits.</summary>
    /// <param name="Numerator">The coefficient's numerator.</param>
    /// <param name="Denominator">Its denominator, at least 1.</param>
    /// <param name="Index">All digits as one number.</param>
    /// <param name="Row">The first of two digits, or what stands before an underscore; 0 when there is one digit.</param>
    /// <param name="Column">The second digit, or what stands behind an underscore.</param>
    public readonly record struct Term(long Numerator, long Denominator, int Index, int Row, int Column);

    private LinearExpression(IReadOnlyList<Term> terms, string? letters)
    {
        Terms = terms;
        Letters = letters;
    }

    /// <summary>The terms.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The letters of the variables; null when the sum is 0.</summary>
    public string? Letters { get; }

    /// <summary>Reads a sum.</summary>
    /// <exception cref="InputError">The text is none, or a coefficient exceeds 63 bits.</exception>
    public static LinearExpression Parse(string text, string where)
    {
        string rest = text.Replace(" ", "", StringComparison.Ordinal);
        if (rest == "0") return new LinearExpression([], null);
        var terms = new List<Term>();
        var letters = new SortedSet<char>();
        int place = 0;
        while (place < rest.Length)
        {
            Match match = Pattern().Match(rest, place);
            if (!match.Success || match.Index != place || (place > 0 && match.Groups["sign"].Length == 0))
                throw new InputError($"'{rest[place..Math.Min(rest.Length, place + 20)]}' is no term of a sum", where, "expected terms such as a12, -a12 or 1/2*a12");
            if (!TryNumber(match.Groups["p"], out long numerator) || !TryNumber(match.Groups["q"], out long denominator) || denominator == 0)
                throw new InputError($"'{match.Value}' has no coefficient of 63 bits", where, "expected terms such as -1/2*a12");
            if (match.Groups["sign"].Value == "-") numerator = -numerator;
            string digits = match.Groups["i"].Value, second = match.Groups["j"].Value;
            int index = int.Parse(digits, CultureInfo.InvariantCulture);
            (int row, int column) = second.Length > 0 ? (index, int.Parse(second, CultureInfo.InvariantCulture)) : digits.Length == 2 ? (digits[0] - '0', digits[1] - '0') : (0, index);
            terms.Add(new Term(numerator, denominator, index, row, column));
            letters.Add(match.Groups["name"].Value[0]);
            place += match.Length;
        }
        return terms.Count > 0 ? new LinearExpression(terms, string.Concat(letters)) : throw new InputError("a sum is empty", where, "expected terms such as a12");
    }

    private static bool TryNumber(Group digits, out long value)
    {
        value = 1;
        return digits.Length == 0 || long.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"(?<sign>[+-]?)(?:(?<p>\d+)(?:/(?<q>\d+))?\*?)?(?<name>[a-z])(?<i>\d{1,4})(?:_(?<j>\d{1,3}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
