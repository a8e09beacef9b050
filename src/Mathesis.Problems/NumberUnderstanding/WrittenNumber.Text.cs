using System.Globalization;
using System.Text;
using Mathesis.Exact;

namespace Mathesis.Problems;

public readonly partial record struct WrittenNumber
{
    /// <summary>The most characters that are read as a number.</summary>
    public const int LongestText = 2000;

    /// <summary>Writes the number.</summary>
    public void AppendTo(StringBuilder text)
    {
        if (Form is NumberForm.Integer or NumberForm.Fraction)
        {
            Append(text, Digits);
            if (Form == NumberForm.Fraction) Append(text.Append('/'), Denominator);
            return;
        }
        int start = text.Length;
        Append(text, Digits);
        int missing = Decimals + 1 - (text.Length - start);
        if (missing > 0) text.Insert(start, "0", missing);
        text.Insert(text.Length - Decimals, '.');
        if (Form == NumberForm.Scientific) text.Append('e').Append(Exponent);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    /// <summary>
    /// Reads a number as it is written: no sign but the exponent's, no separators. Fractions need not be reduced, floats may
    /// end in zeros: that is the comparison's matter.
    /// </summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="form">How the number must be written.</param>
    /// <param name="number">The number as written.</param>
    public static bool TryParse(ReadOnlySpan<char> text, NumberForm form, out WrittenNumber number)
    {
        number = default;
        if (text.Length > LongestText) return false;
        switch (form)
        {
            case NumberForm.Integer:
                if (!TryDigits(text, out Integer value)) return false;
                number = OfInteger(value);
                return true;
            case NumberForm.Fraction:
                int stroke = text.IndexOf('/');
                if (stroke < 0 || !TryDigits(text[..stroke], out Integer above) || !TryDigits(text[(stroke + 1)..], out Integer below) || below.IsZero) return false;
                number = new(form, above, below, 0, 0);
                return true;
            case NumberForm.Float:
                if (!TryPoint(text, out Integer digits, out int decimals)) return false;
                number = new(form, digits, Integer.One, decimals, 0);
                return true;
            default:
                int e = text.IndexOf('e');
                if (e < 0 || !TryPoint(text[..e], out Integer mantissa, out int behind)) return false;
                if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent) || Math.Abs((long)exponent) > LongestText)
                    return false;
                number = new(form, mantissa, Integer.One, behind, exponent);
                return true;
        }
    }

    private static bool TryPoint(ReadOnlySpan<char> text, out Integer digits, out int decimals)
    {
        digits = default;
        int point = text.IndexOf('.');
        decimals = text.Length - point - 1;
        if (point <= 0 || decimals == 0 || !TryDigits(text[..point], out Integer whole) || !TryDigits(text[(point + 1)..], out Integer part)) return false;
        digits = whole * PowersOfTen.At(decimals) + part;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out Integer value)
    {
        value = default;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9')) return false;
        if (text.Length <= 18)
        {
            value = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            return true;
        }
        return Integer.TryParse(text, out value);
    }

    private static void Append(StringBuilder text, Integer value)
    {
        if (value.TryToInt64(out long small)) text.Append(small);
        else text.Append(value.ToString());
    }
}
