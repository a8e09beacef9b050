namespace Mathesis.Exact;

/// <summary>Reads the numbers of files: integers, fractions and decimals, all exact.</summary>
internal static class Number
{
    /// <summary>The most digits of a number in a file.</summary>
    public const int DigitLimit = 1_000_000;

    /// <summary>The most that a decimal exponent may be, either way: 1e1000000 would be a megabyte of zeros.</summary>
    private const int ExponentLimit = 10_000;

    /// <summary>Reads a number; returns what is wrong with the text, or null.</summary>
    public static (string What, string Expected)? Read(ReadOnlySpan<char> text, out Rational number)
    {
        const string Forms = "expected an integer, a fraction p/q or a decimal number";
        if (Rational.TryParse(text, out number, DigitLimit) && !HasLargeExponent(text)) return null;
        int slash = text.IndexOf('/');
        if (slash >= 0 && Integer.TryParse(text[(slash + 1)..], out Integer below, DigitLimit) && below.IsZero && Integer.TryParse(text[..slash], out _, DigitLimit))
            return ($"the denominator of '{EntryList.Shown(text)}' is zero", "expected a denominator above 0");
        if (text.Length > DigitLimit) return ($"a number of {text.Length} characters is too long", $"expected at most {DigitLimit} digits");
        return HasLargeExponent(text)
            ? ($"the exponent of '{EntryList.Shown(text)}' is too large", $"expected at most {ExponentLimit}")
            : ($"'{EntryList.Shown(text)}' is not a number", Forms);
    }

    private static bool HasLargeExponent(ReadOnlySpan<char> text)
    {
        int mark = text.IndexOfAny('e', 'E');
        if (mark < 0) return false;
        ReadOnlySpan<char> digits = text[(mark + 1)..].TrimStart("+-").TrimStart('0');
        return digits.Length > 5 || (int.TryParse(digits, out int exponent) && exponent > ExponentLimit);
    }
}
