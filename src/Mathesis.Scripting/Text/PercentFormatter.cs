using System.Globalization;
using System.Text;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>format % values.</summary>
internal static class PercentFormatter
{
    public static string Format(string format, object values)
    {
        var result = new StringBuilder();
        object[] arguments = values is TupleValue tuple ? tuple.Items : [values];
        int next = 0, place = 0;
        bool usedNames = false;
        while (place < format.Length)
        {
            char c = format[place++];
            if (c != '%')
            {
                result.Append(c);
                continue;
            }
            object? named = null;
            if (At() == '(')
            {
                int end = format.IndexOf(')', place);
                if (end < 0) throw Fault.Value("incomplete format key");
                if (values is not DictionaryValue dictionary) throw Fault.Type("format requires a mapping");
                named = dictionary.Get(format[(place + 1)..end]);
                usedNames = true;
                place = end + 1;
            }
            string flags = "";
            while (At() is '-' or '+' or ' ' or '#' or '0') flags += format[place++];
            int width = ReadNumber(), precision = -1;
            if (width < 0 && width != int.MinValue) (flags, width) = (flags + "-", -width);
            if (At() == '.')
            {
                place++;
                precision = Math.Max(0, ReadNumber());
            }
            while (At() is 'h' or 'l' or 'L') place++;
            if (place >= format.Length) throw Fault.Value("incomplete format");
            char type = format[place++];
            if (type == '%')
            {
                result.Append('%');
                continue;
            }
            object value = named ?? Take();
            string text = Convert(type, value, flags, Math.Max(0, width), precision, place - 1);
            Machine.Current.Allocate(2L * text.Length);
            result.Append(text);
        }
        if (!usedNames && next < arguments.Length && values is not (DictionaryValue or ListValue or InstanceValue))
            throw Fault.Type("not all arguments converted during string formatting");
        return result.ToString();

        char At() => place < format.Length ? format[place] : '\0';

        object Take() => next < arguments.Length ? arguments[next++] : throw Fault.Type("not enough arguments for format string");

        int ReadNumber()
        {
            if (At() == '*')
            {
                place++;
                return Take() is long wanted ? (int)Math.Clamp(wanted, -1_000_000, 1_000_000) : throw Fault.Type("* wants int");
            }
            int start = place;
            while (char.IsAsciiDigit(At())) place++;
            if (start == place) return int.MinValue;
            return int.TryParse(format.AsSpan(start, place - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 1_000_000
                ? number
                : throw new LimitError(ScriptLimit.Memory, "the script asked for a string of more than a million characters in one format");
        }
    }

    private static string Convert(char type, object value, string flags, int width, int precision, int place)
    {
        bool left = flags.Contains('-'), zero = flags.Contains('0') && !left;
        var specification = new FormatSpecification
        {
            Width = width,
            Align = left ? '<' : zero ? '=' : '>',
            Fill = zero ? '0' : ' ',
            Sign = flags.Contains('+') ? '+' : flags.Contains(' ') ? ' ' : '-',
            IsAlternate = flags.Contains('#'),
            Precision = precision < 0 ? null : precision,
            Type = type,
        };
        switch (type)
        {
            case 's' or 'r' or 'a':
                string text = type == 's' ? Text.Str(value) : type == 'r' ? Text.Repr(value) : value is string plain ? TextRepr.Of(plain, isAscii: true) : Text.Repr(value);
                if (precision >= 0 && precision < text.Length) text = text[..precision];
                return (specification with { Fill = ' ', Align = left ? '<' : '>' }).Pad("", text, '>');
            case 'c':
                string character = value is string { Length: 1 } one ? one : Number.IsInteger(value) && Number.Long(value) is >= 0 and <= 0xFFFF and var code ? ((char)code).ToString() : throw Fault.Type("%c requires int or char");
                return (specification with { Fill = ' ', Align = left ? '<' : '>' }).Pad("", character, '>');
            case 'd' or 'i' or 'u' or 'x' or 'X' or 'o':
                if ((value is double or Rational) && type is not ('x' or 'X' or 'o')) value = NumberConversion.Truncate(value);
                if (!Number.IsInteger(value)) throw Fault.Type(type is 'x' or 'X' or 'o' ? $"%{type} format: an integer is required, not {Classes.Of(value).Name}" : $"%{type} format: a real number is required, not {Classes.Of(value).Name}");
                Integer integer = Number.ToInteger(value), magnitude = Integer.Abs(integer);
                string digits = type switch { 'x' => Text.Digits(magnitude, 16), 'X' => Text.Digits(magnitude, 16).ToUpperInvariant(), 'o' => Text.Digits(magnitude, 8), _ => Text.Integer(magnitude) };
                if (precision > digits.Length) digits = digits.PadLeft(precision, '0');
                string prefix = specification.IsAlternate ? type switch { 'x' => "0x", 'X' => "0X", 'o' => "0o", _ => "" } : "";
                return specification.Pad((integer.Sign < 0 ? "-" : specification.Sign == '-' ? "" : specification.Sign.ToString()) + prefix, digits, '>');
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                return ValueFormatter.OfFloat(Number.Float(value), specification with { Precision = specification.Precision ?? 6 });
            default:
                throw Fault.Value($"unsupported format character '{type}' (0x{(int)type:x}) at index {place}");
        }
    }
}
