using System.Globalization;
using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>int(), float(), complex() and Fraction().</summary>
internal static class NumberConversion
{
    public static object ToInteger(object value, object? radix)
    {
        if (radix is not null)
        {
            if (value is not string digits) throw Fault.Type("int() can't convert non-string with explicit base");
            long chosen = Number.Long(radix);
            return chosen is 0 or (>= 2 and <= 36) ? Read(digits, (int)chosen) : throw Fault.Value("int() base must be >= 2 and <= 36, or 0");
        }
        switch (value)
        {
            case long or Integer: return value;
            case bool truth: return Number.Box(truth ? 1 : 0);
            case double or Rational: return Truncate(value);
            case string text: return Read(text, 10);
            case InstanceValue instance:
                foreach (string name in (string[])["__int__", "__index__", "__trunc__"])
                    if (instance.Class.Lookup(name) is { } method) return Number.Index(Machine.Current.Call(method, value));
                break;
        }
        throw Fault.Type($"int() argument must be a string, a bytes-like object or a real number, not '{Classes.Of(value).Name}'");
    }

    public static object Truncate(object value)
    {
        if (value is Rational rational) return Number.Normalize(rational.Numerator / rational.Denominator);
        double number = (double)value;
        if (double.IsNaN(number)) throw Fault.Value("cannot convert float NaN to integer");
        if (double.IsInfinity(number)) throw Fault.Overflow("cannot convert float infinity to integer");
        return Math.Abs(number) < 1L << 62 ? Number.Box((long)number) : Number.Normalize((Integer)Math.Truncate(number));
    }

    private static object Read(string text, int radix)
    {
        string trimmed = TextMethods.Strip(text, null, left: true, right: true), digits = trimmed;
        bool isNegative = digits.StartsWith('-');
        if (isNegative || digits.StartsWith('+')) digits = digits[1..];
        if (digits.Length > 1 && digits[0] == '0' && char.ToLowerInvariant(digits[1]) is 'x' or 'o' or 'b' && digits.Length > 1)
        {
            int named = PrefixRadix(digits);
            if (named > 0 && (radix == 0 || radix == named))
            {
                radix = named;
                digits = digits[2..];
                if (digits.StartsWith('_')) digits = digits[1..];
            }
        }
        else if (radix == 0)
        {
            if (digits.Length > 1 && digits[0] == '0' && digits.Trim('0', '_').Length > 0) throw Invalid(text, 0);
            radix = 10;
        }
        if (radix == 0) radix = 10;
        if (digits.Contains('_'))
        {
            if (digits.StartsWith('_') || digits.EndsWith('_') || digits.Contains("__", StringComparison.Ordinal)) throw Invalid(text, radix);
            digits = digits.Replace("_", "", StringComparison.Ordinal);
        }
        digits = Ascii(digits);
        if (digits.Length == 0 || digits[0] is '-' or '+') throw Invalid(text, radix);
        int most = Machine.Current.Limits.Digits;
        if ((radix & (radix - 1)) != 0 && digits.Length > most && digits.All(char.IsAsciiLetterOrDigit))
            throw Fault.Value(string.Create(CultureInfo.InvariantCulture, $"Exceeds the limit ({most} digits) for integer string conversion: value has {digits.Length} digits; use sys.set_int_max_str_digits() to increase the limit"));
        Machine.Current.Charge(digits.Length / 16);
        Machine.Current.Allocate(digits.Length);
        if (radix == 10 && digits.Length <= 18 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long small)) return Number.Box(isNegative ? -small : small);
        if (!Integer.TryParseRadix(digits, radix, out Integer value)) throw Invalid(text, radix);
        return Number.Normalize(isNegative ? -value : value);
    }

    private static int PrefixRadix(string digits) => digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;

    /// <summary>Decimal digits of other scripts count as digits.</summary>
    private static string Ascii(string digits) => digits.All(char.IsAscii) ? digits : new string([.. digits.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c)]);

    private static Raised Invalid(string text, int radix) => Fault.Value($"invalid literal for int() with base {radix}: {Scripting.Text.Repr(text)}");

    public static object ToFloat(object value)
    {
        if (value is not string text) return Number.Rank(value) is >= 0 and < 3 || value is InstanceValue ? Number.Float(value) : throw Fault.Type($"float() argument must be a string or a real number, not '{Classes.Of(value).Name}'");
        string trimmed = Ascii(TextMethods.Strip(text, null, left: true, right: true));
        string plain = trimmed.TrimStart('+', '-');
        bool isNegative = trimmed.StartsWith('-');
        if (trimmed.Length - plain.Length <= 1)
        {
            switch (plain.ToLowerInvariant())
            {
                case "inf" or "infinity": return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
                case "nan": return double.NaN;
            }
            bool underscoresFit = !plain.Contains('_') || (char.IsAsciiDigit(plain[0]) && !plain.Contains("__", StringComparison.Ordinal) && !plain.EndsWith('_') && !plain.Contains("_.", StringComparison.Ordinal) && !plain.Contains("._", StringComparison.Ordinal));
            if (underscoresFit && plain.Length > 0 && plain[0] is '.' or (>= '0' and <= '9') && plain.All(c => char.IsAsciiDigit(c) || c is '.' or 'e' or 'E' or '+' or '-' or '_')
                && double.TryParse(plain.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)) return isNegative ? -number : number;
        }
        throw Fault.Value($"could not convert string to float: {Scripting.Text.Repr(text)}");
    }

    public static object ToComplex(object? real, object? imaginary)
    {
        if (real is string) throw Fault.NotSupported("complex() of a string");
        Complex x = real is null ? Complex.Zero : Part(real), y = imaginary is null ? Complex.Zero : Part(imaginary);
        return new Complex(x.Real - y.Imaginary, x.Imaginary + y.Real);

        static Complex Part(object value) => Number.Rank(value) >= 0 ? Number.ToComplex(value) : new Complex(Number.Float(value), 0);
    }

    public static object ToFraction(object? numerator, object? denominator)
    {
        if (numerator is null) return Rational.Zero;
        if (denominator is null)
        {
            switch (numerator)
            {
                case Rational or long or Integer or bool: return Number.ToRational(numerator);
                case double number:
                    if (double.IsNaN(number)) throw Fault.Value("cannot convert NaN to integer ratio");
                    return double.IsInfinity(number) ? throw Fault.Overflow("cannot convert Infinity to integer ratio") : (Rational)number;
                case string text:
                    return FractionText.Read(text);
                default: throw Fault.Type("argument should be a string or a Rational instance");
            }
        }
        if (Number.Rank(numerator) is not (0 or 1) || Number.Rank(denominator) is not (0 or 1)) throw Fault.Type("both arguments should be Rational instances");
        Rational x = Number.ToRational(numerator), y = Number.ToRational(denominator);
        return y.IsZero ? throw Fault.ZeroDivision($"Fraction({x}, 0)") : x / y;
    }
}
