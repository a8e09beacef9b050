using System.Globalization;
using System.Text;

namespace Mathesis.Scripting;

/// <summary>Reads string literals.</summary>
internal static class TextLexer
{
    /// <summary>Whether a string literal begins here, perhaps with a prefix.</summary>
    public static bool Begins(SourceReader reader)
    {
        for (int i = 0; i < 3; i++)
        {
            char c = reader.Peek(i);
            if (c is '"' or '\'') return true;
            if (char.ToLowerInvariant(c) is not ('r' or 'f' or 'b' or 'u')) return false;
        }
        return false;
    }

    public static Token Read(SourceReader reader)
    {
        Position position = reader.Position;
        bool raw = false, format = false;
        while (reader.Current is not ('"' or '\''))
        {
            switch (char.ToLowerInvariant(reader.Next()))
            {
                case 'r': raw = true; break;
                case 'f': format = true; break;
                case 'b': throw SourceReader.Error("bytes are not supported", position);
            }
        }

        char quote = reader.Current;
        bool isLong = reader.Peek() == quote && reader.Peek(2) == quote;
        reader.Skip(isLong ? 3 : 1);
        int start = reader.Offset;
        Position contents = reader.Position;
        string closing = new(quote, isLong ? 3 : 1);
        while (!reader.StartsWith(closing))
        {
            if (reader.IsAtEnd || (!isLong && reader.Current == '\n')) throw SourceReader.Error("unterminated string literal", position);
            if (char.IsSurrogate(reader.Current)) throw reader.Error("characters beyond U+FFFF are not supported");
            if (reader.Next() == '\\' && !reader.IsAtEnd) reader.Next();
        }
        int end = reader.Offset;
        reader.Skip(closing.Length);
        if (format) return new Token(TokenKind.FormatText, "", position, new FormatLiteral(start, end, contents, raw));
        string text = raw ? reader.Source[start..end] : Unescape(new SourceReader(reader.Source, start, end, contents));
        return new Token(TokenKind.Text, "", position, text);
    }

    private static string Unescape(SourceReader reader)
    {
        var text = new StringBuilder(reader.End - reader.Offset);
        while (!reader.IsAtEnd)
            if (reader.Current == '\\') Escape(reader, text);
            else text.Append(reader.Next());
        return text.ToString();
    }

    /// <summary>Reads one escape sequence; what is none stays as it is.</summary>
    public static void Escape(SourceReader reader, StringBuilder text)
    {
        Position position = reader.Position;
        reader.Next();
        if (reader.IsAtEnd)
        {
            text.Append('\\');
            return;
        }
        char c = reader.Next();
        switch (c)
        {
            case '\n': break;
            case '\\' or '\'' or '"': text.Append(c); break;
            case 'a': text.Append('\a'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'n': text.Append('\n'); break;
            case 'r': text.Append('\r'); break;
            case 't': text.Append('\t'); break;
            case 'v': text.Append('\v'); break;
            case 'x': text.Append(Hexadecimal(reader, 2, position)); break;
            case 'u': text.Append(Hexadecimal(reader, 4, position)); break;
            case 'U': text.Append(Hexadecimal(reader, 8, position)); break;
            case 'N': throw SourceReader.Error("named characters are not supported", position);
            case >= '0' and <= '7':
                int value = c - '0';
                for (int i = 0; i < 2 && reader.Current is >= '0' and <= '7'; i++) value = (value * 8) + reader.Next() - '0';
                text.Append((char)value);
                break;
            default: text.Append('\\').Append(c); break;
        }
    }

    private static char Hexadecimal(SourceReader reader, int digits, Position position)
    {
        if (reader.Offset + digits > reader.End || !int.TryParse(reader.Source.AsSpan(reader.Offset, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value))
            throw SourceReader.Error("truncated escape sequence", position);
        if (value is < 0 or > 0xFFFF) throw SourceReader.Error("characters beyond U+FFFF are not supported", position);
        reader.Skip(digits);
        return (char)value;
    }
}
