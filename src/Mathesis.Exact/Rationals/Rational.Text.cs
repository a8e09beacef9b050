using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

public readonly partial struct Rational
{
    /// <summary>The largest magnitude of a decimal exponent that is read.</summary>
    public const int ExponentLimit = 100_000;

    /// <summary>An integer's digits, or <c>p/q</c>.</summary>
    public override string ToString() => IsInteger ? Numerator.ToString() : $"{Numerator}/{Denominator}";

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" or "R" => ToString(),
        _ => throw new FormatException($"rationals have no format '{format}'"),
    };

    /// <summary>The decimal digits, rounded to a number of places after the point, ties to even.</summary>
    /// <param name="places">At least 0.</param>
    public string ToDecimal(int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        Integer scaled = Round(this * Integer.Pow(10, places));
        string digits = Integer.Abs(scaled).ToString().PadLeft(places + 1, '0');
        string sign = scaled.Sign < 0 ? "-" : "";
        return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
    }

    /// <summary>The exact value of <c>p/q</c> or of decimal digits with an optional point and exponent: <c>-3/4</c>, <c>0.125</c>, <c>6.02e23</c>.</summary>
    /// <exception cref="InputError">The text is none of these, a denominator is 0, or a limit is exceeded.</exception>
    public static Rational Parse(ReadOnlySpan<char> text, int digitLimit = Integer.DigitLimit)
    {
        if (TryParse(text, out Rational value, digitLimit)) return value;
        string shown = text.Length <= 40 ? text.ToString() : $"{text[..40]}...";
        throw new InputError($"'{shown}' is not a rational number", expected: "expected p/q with q not 0, or decimal digits with an optional point and exponent");
    }

    /// <summary>Reads what <see cref="Parse"/> reads; false for any other text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value, int digitLimit = Integer.DigitLimit)
    {
        value = default;
        if (text.Length > digitLimit + 10) return false;
        int slash = text.IndexOf('/');
        if (slash >= 0)
        {
            ReadOnlySpan<char> below = text[(slash + 1)..];
            if (below.StartsWith('-') || below.StartsWith('+')) return false;
            if (!Integer.TryParse(text[..slash], out Integer p, digitLimit) || !Integer.TryParse(below, out Integer q, digitLimit) || q.IsZero) return false;
            value = new Rational(p, q);
            return true;
        }
        int exponent = 0, mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > ExponentLimit) return false;
            text = text[..mark];
        }
        int point = text.IndexOf('.');
        if (point >= 0)
        {
            exponent -= text.Length - point - 1;
            text = string.Concat(text[..point], text[(point + 1)..]);
        }
        if (!Integer.TryParse(text, out Integer digits, digitLimit)) return false;
        value = exponent >= 0 ? digits * Integer.Pow(10, exponent) : new Rational(digits, Integer.Pow(10, -exponent));
        return true;
    }
}
