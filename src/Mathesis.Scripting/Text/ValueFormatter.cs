using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>format(value, specification).</summary>
internal static class ValueFormatter
{
    public static string Format(object value, string specification)
    {
        if (value is InstanceValue instance)
        {
            if (instance.Class.Lookup("__format__") is { } method) return Machine.Current.Call(method, value, specification) as string ?? throw Fault.Type("__format__ must return a str");
            return specification.Length == 0 ? Text.Str(value) : throw Fault.Type($"unsupported format string passed to {instance.Class.Name}.__format__");
        }
        if (specification.Length == 0) return Text.Str(value);
        string kind = Classes.Of(value).Name;
        switch (value)
        {
            case string text: return OfText(text, FormatSpecification.Parse(specification, kind));
            case long or Integer or bool: return OfInteger(value, FormatSpecification.Parse(specification, kind));
            case double number: return OfFloat(number, FormatSpecification.Parse(specification, kind));
            case Complex or Rational: throw Fault.NotSupported($"format specification for {kind}");
            default: throw Fault.Type($"unsupported format string passed to {kind}.__format__");
        }
    }

    private static Raised Unknown(char type, string kind) => Fault.Value($"Unknown format code '{type}' for object of type '{kind}'");

    private static string OfText(string text, FormatSpecification specification)
    {
        if (specification.Type is not ('s' or '\0')) throw Unknown(specification.Type, "str");
        if (specification.Sign != '-') throw Fault.Value("Sign not allowed in string format specifier");
        if (specification.IsAlternate) throw Fault.Value("Alternate form (#) not allowed in string format specifier");
        if (specification.Grouping != '\0') throw Fault.Value($"Cannot specify '{specification.Grouping}' with 's'.");
        if (specification.Align == '=')
        {
            if (specification.Fill != '0') throw Fault.Value("'=' alignment not allowed in string format specifier");
            specification = specification with { Align = '<' };
        }
        if (specification.Precision < text.Length) text = text[..specification.Precision.Value];
        return specification.Pad("", text, '<');
    }

    private static string OfInteger(object value, FormatSpecification specification)
    {
        switch (specification.Type)
        {
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%': return OfFloat(Number.ToDouble(value), specification);
            case 'c':
                if (specification.Sign != '-') throw Fault.Value("Sign not allowed with integer format specifier 'c'");
                long code = Number.Long(value);
                return specification.Pad("", code is >= 0 and <= 0xFFFF ? ((char)code).ToString() : throw Fault.Overflow("%c arg not in range(0x110000)"), '<');
            case 's': throw Unknown('s', Classes.Of(value).Name);
        }
        if (specification.Precision is not null) throw Fault.Value("Precision not allowed in integer format specifier");
        Integer number = Number.ToInteger(value), magnitude = Integer.Abs(number);
        (string digits, string prefix, int group) = specification.Type switch
        {
            'b' => (Text.Digits(magnitude, 2), "0b", 4),
            'o' => (Text.Digits(magnitude, 8), "0o", 4),
            'x' => (Text.Digits(magnitude, 16), "0x", 4),
            'X' => (Text.Digits(magnitude, 16).ToUpperInvariant(), "0X", 4),
            'd' or '\0' or 'n' => (Text.Integer(magnitude), "", 3),
            _ => throw Unknown(specification.Type, Classes.Of(value).Name),
        };
        if (specification.Grouping == ',' && group == 4) throw Fault.Value($"Cannot specify ',' with '{specification.Type}'.");
        string sign = Sign(number.Sign < 0, specification) + (specification.IsAlternate ? prefix : "");
        return Grouped(sign, digits, "", group, specification);
    }

    private static string Sign(bool isNegative, FormatSpecification specification) => isNegative ? "-" : specification.Sign == '-' ? "" : specification.Sign.ToString();

    /// <summary>Digits in groups; zeros that fill up to the width are grouped as well.</summary>
    private static string Grouped(string sign, string digits, string rest, int group, FormatSpecification specification)
    {
        if (specification.Grouping != '\0')
        {
            if (specification.Fill == '0' && specification.Align == '=')
            {
                int room = specification.Width - sign.Length - rest.Length;
                while (digits.Length + ((digits.Length - 1) / group) < room) digits = "0" + digits;
            }
            for (int place = digits.Length - group; place > 0; place -= group) digits = digits.Insert(place, specification.Grouping.ToString());
        }
        return specification.Pad(sign, digits + rest, '>');
    }

    public static string OfFloat(double value, FormatSpecification specification)
    {
        char type = specification.Type;
        if (type is not ('e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%' or 'n' or '\0')) throw Unknown(type, "float");
        bool isNegative = double.IsNegative(value) && !double.IsNaN(value);
        double magnitude = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            string name = FloatText.NotFinite(magnitude) + (type == '%' ? "%" : "");
            return specification.Pad(Sign(isNegative, specification), char.IsAsciiLetterUpper(type) ? name.ToUpperInvariant() : name, '>');
        }
        string text = Digits(type == '%' ? magnitude * 100 : magnitude, specification);
        if (specification.AvoidsMinusZero && isNegative && text.All(c => c is '0' or '.')) isNegative = false;
        int end = text.TakeWhile(char.IsAsciiDigit).Count();
        return Grouped(Sign(isNegative, specification), text[..end], text[end..], 3, specification);
    }

    private static string Digits(double value, FormatSpecification specification)
    {
        int precision = specification.Precision ?? 6;
        char type = specification.Type;
        bool keepsPoint = specification.IsAlternate;
        switch (type)
        {
            case 'f' or 'F' or '%':
                if (double.IsInfinity(value)) return "inf" + (type == '%' ? "%" : "");
                return FloatText.Fixed(value, precision) + (keepsPoint && precision == 0 ? "." : "") + (type == '%' ? "%" : "");
            case 'e' or 'E':
                (string all, int power) = FloatText.Significant(value, precision + 1);
                return FloatText.Scientific(all, power, type, keepsPoint);
        }
        if (type == '\0' && specification.Precision is null)
        {
            // Like repr, but for the fraction of a whole number written with an exponent.
            return FloatText.Repr(value);
        }
        int count = Math.Max(1, precision);
        (string digits, int exponent) = FloatText.Significant(value, count);
        // Without a type, one digit is kept for the place behind the point.
        bool isScientific = exponent < -4 || exponent >= count - (type == '\0' ? 1 : 0);
        if (!keepsPoint) digits = digits.TrimEnd('0') is { Length: > 0 } trimmed ? trimmed : "0";
        char letter = type == 'G' ? 'E' : 'e';
        if (isScientific) return FloatText.Scientific(digits, exponent, letter, keepsPoint);
        string text = FloatText.Place(digits, exponent);
        if (keepsPoint && !text.Contains('.')) text += ".";
        return type == '\0' && !text.Contains('.') ? text + ".0" : text;
    }
}
