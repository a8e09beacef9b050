using System.Globalization;
using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Floats as text: the shortest that reads back, and correctly rounded digits.</summary>
internal static class FloatText
{
    public static string Repr(double value)
    {
        if (!double.IsFinite(value)) return NotFinite(value);
        (string digits, int exponent) = Shortest(Math.Abs(value));
        string sign = double.IsNegative(value) ? "-" : "";
        if (exponent is < -4 or >= 16) return sign + Scientific(digits, exponent, 'e', keepsPoint: false);
        string text = Place(digits, exponent);
        return sign + (text.Contains('.') ? text : text + ".0");
    }

    public static string Repr(Complex value)
    {
        string imaginary = Short(value.Imaginary) + "j";
        if (value.Real == 0 && !double.IsNegative(value.Real)) return imaginary;
        return $"({Short(value.Real)}{(imaginary[0] is '-' or '+' ? "" : "+")}{imaginary})";

        static string Short(double part) => Repr(part) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }

    public static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    /// <summary>The fewest digits that read back as the value, and the exponent of the first.</summary>
    public static (string Digits, int Exponent) Shortest(double value)
    {
        if (value == 0) return ("0", 0);
        string text = value.ToString("E16", CultureInfo.InvariantCulture);
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        string mantissa = mark < 0 ? shortest : shortest[..mark];
        int exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        // The exponent of the shortest digits: where their point stands.
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) point = mantissa.Length;
        int first = mantissa.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
        int scale = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        exponent = scale + (first < point ? point - first - 1 : point - first);
        return (digits.Length == 0 ? "0" : digits, exponent);
    }

    /// <summary>Digits with their point where the exponent puts it.</summary>
    public static string Place(string digits, int exponent)
    {
        if (exponent < 0) return "0." + new string('0', -exponent - 1) + digits;
        if (digits.Length <= exponent + 1) return digits.PadRight(exponent + 1, '0');
        return digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    public static string Scientific(string digits, int exponent, char letter, bool keepsPoint) =>
        digits[..1] + (digits.Length > 1 ? "." + digits[1..] : keepsPoint ? "." : "") + letter + (exponent < 0 ? '-' : '+') + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>A finite value that is not negative, rounded to decimal places, ties to even.</summary>
    public static string Fixed(double value, int places)
    {
        Pay(places);
        string digits = Rounded(value, places).ToString().PadLeft(places + 1, '0');
        return places == 0 ? digits : digits[..^places] + "." + digits[^places..];
    }

    /// <summary>A finite value that is not negative, rounded to significant digits, and the exponent of the first.</summary>
    public static (string Digits, int Exponent) Significant(double value, int count)
    {
        Pay(count);
        if (value == 0) return (new string('0', count), 0);
        int exponent = (int)Math.Floor(Math.Log10(value));
        while (true)
        {
            string digits = Rounded(value, count - 1 - exponent).ToString();
            if (digits.Length == count) return (digits, exponent);
            exponent += digits.Length > count ? 1 : -1;
        }
    }

    private static void Pay(int digits)
    {
        Machine.Current.Allocate(4L * digits);
        Machine.Current.Charge(digits / 4);
    }

    /// <summary>value * 10^places, rounded to an integer, ties to even.</summary>
    private static Integer Rounded(double value, int places)
    {
        var exact = (Rational)value;
        Rational scaled = places >= 0 ? exact * (Rational)Integer.Pow(10, places) : exact / (Rational)Integer.Pow(10, -places);
        return RoundHalfEven(scaled);
    }

    public static Integer RoundHalfEven(Rational value)
    {
        Integer floor = Rational.Floor(value);
        int order = (value - floor).CompareTo(new Rational(1, 2));
        return order > 0 || (order == 0 && !floor.IsEven) ? floor + Integer.One : floor;
    }
}
