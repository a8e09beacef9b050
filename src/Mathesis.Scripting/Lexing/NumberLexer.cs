using System.Globalization;
using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Reads number literals.</summary>
internal static class NumberLexer
{
    private const int MostDigits = 1_000_000;

    public static object Read(SourceReader reader)
    {
        Position position = reader.Position;
        if (reader.Current == '0' && reader.Peek() is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            reader.Next();
            int radix = char.ToLowerInvariant(reader.Next()) switch { 'x' => 16, 'o' => 8, _ => 2 };
            string digits = Digits(reader, radix);
            if (digits.Length == 0 || IsNamePart(reader.Current)) throw reader.Error("invalid number");
            return Number.Normalize(Integer.ParseRadix(digits, radix));
        }

        string whole = Digits(reader, 10);
        bool isFloat = false;
        string text = whole;
        if (reader.Current == '.')
        {
            reader.Next();
            isFloat = true;
            text += "." + Digits(reader, 10);
            if (text == ".") throw reader.Error("invalid number");
        }
        if (reader.Current is 'e' or 'E' && (char.IsAsciiDigit(reader.Peek()) || (reader.Peek() is '+' or '-' && char.IsAsciiDigit(reader.Peek(2)))))
        {
            isFloat = true;
            text += "e";
            reader.Next();
            if (reader.Current is '+' or '-') text += reader.Next();
            text += Digits(reader, 10);
        }
        if (reader.Current is 'j' or 'J')
        {
            reader.Next();
            return new Complex(0, ToDouble(text));
        }
        // Python reads 1if x else y as a number before a keyword; so does this.
        if (reader.Current == '_') throw reader.Error("invalid number");
        if (isFloat) return ToDouble(text);
        if (whole.Length > MostDigits) throw SourceReader.Error("the number is too long", position);
        if (whole.Length > 1 && whole[0] == '0' && whole.Trim('0').Length > 0) throw SourceReader.Error("leading zeros in decimal integer literals are not permitted", position);
        return long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out long small) ? Number.Box(small) : Number.Normalize(Integer.Parse(whole));
    }

    private static double ToDouble(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);

    private static string Digits(SourceReader reader, int radix)
    {
        int start = reader.Offset;
        bool underscores = false;
        while (IsDigit(reader.Current, radix) || (reader.Current == '_' && IsDigit(reader.Peek(), radix)))
            underscores |= reader.Next() == '_';
        string text = reader.Source[start..reader.Offset];
        return underscores ? text.Replace("_", "", StringComparison.Ordinal) : text;
    }

    private static bool IsDigit(char c, int radix) => radix == 16 ? char.IsAsciiHexDigit(c) : c >= '0' && c < '0' + radix;
}
