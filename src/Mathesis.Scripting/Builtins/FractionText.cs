using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Reads fractions: 3/4, -1.25, 1e-3.</summary>
internal static class FractionText
{
    public static object Read(string text)
    {
        string trimmed = TextMethods.Strip(text, null, left: true, right: true);
        string sign = trimmed.StartsWith('-') ? "-" : "", plain = trimmed.TrimStart('-', '+');
        if (trimmed.Length - plain.Length > 1) throw Invalid(text);
        int slash = plain.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            Integer denominator = Digits(plain[(slash + 1)..], text);
            if (denominator.IsZero) throw Fault.ZeroDivision($"Fraction({sign}{plain[..slash]}, 0)");
            var fraction = new Rational(Digits(plain[..slash], text), denominator);
            return sign.Length > 0 ? -fraction : fraction;
        }
        int mark = plain.IndexOfAny(['e', 'E']);
        int exponent = 0;
        if (mark >= 0 && !int.TryParse(plain[(mark + 1)..], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out exponent)) throw Invalid(text);
        if (Math.Abs(exponent) > 10_000) throw new LimitError(ScriptLimit.Memory, "the script asked for a fraction of more than 10,000 digits");
        string mantissa = mark < 0 ? plain : plain[..mark];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : mantissa.Length - point - 1;
        Rational value = Digits(point < 0 ? mantissa : mantissa.Remove(point, 1), text);
        exponent -= places;
        Rational power = Integer.Pow(10, Math.Abs(exponent));
        value = exponent < 0 ? value / power : value * power;
        return sign.Length > 0 ? -value : value;
    }

    private static Integer Digits(string digits, string text) =>
        digits.Length is > 0 and <= 100_000 && digits.All(char.IsAsciiDigit) ? Integer.Parse(digits) : throw Invalid(text);

    private static Raised Invalid(string text) => Fault.Value($"Invalid literal for Fraction: {Scripting.Text.Repr(text)}");
}
