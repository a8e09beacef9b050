using System.Globalization;

namespace Mathesis.Exact;

/// <summary>
/// Leading decimal digits of a number, cut: the number's absolute value is at least the one shown and less than a unit of the last digit
/// above it.
/// </summary>
/// <param name="IsNegative">Whether the number is below 0.</param>
/// <param name="Digits">The significant digits.</param>
/// <param name="Point">How many of them stand before the point; 0 or less for numbers below 0.1.</param>
/// <param name="IsExact">Whether the digits are the whole number.</param>
public sealed record DecimalDigits(bool IsNegative, string Digits, long Point, bool IsExact)
{
    /// <summary>The exponent of ten of the last digit's unit: the number shown is wrong by less than 10 to this power.</summary>
    public long ErrorExponent => Point - Digits.Length;

    /// <summary>The number: with a point where that is readable, else with an exponent of ten. Digits that were cut are not marked.</summary>
    public override string ToString()
    {
        string sign = IsNegative ? "-" : "";
        string digits = IsExact ? TrimZeros() : Digits;
        if (Point > 0 && Point <= Digits.Length)
        {
            string whole = Digits[..(int)Point], rest = digits.Length > Point ? digits[(int)Point..] : "";
            return rest.Length == 0 ? sign + whole : $"{sign}{whole}.{rest}";
        }
        if (Point is <= 0 and > -6) return $"{sign}0.{new string('0', (int)-Point)}{digits}";
        if (IsExact && Point > 0 && Point <= 40) return sign + Digits.PadRight((int)Point, '0');
        string tail = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[..1]}{tail}e{Point - 1}");
    }

    private string TrimZeros()
    {
        string trimmed = Digits.TrimEnd('0');
        return trimmed.Length == 0 ? "0" : trimmed;
    }
}
