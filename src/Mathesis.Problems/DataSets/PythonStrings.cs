using System.Globalization;
using System.Text;

namespace Mathesis.Problems;

/// <summary>Lists of strings as Python writes them.</summary>
internal static class PythonStrings
{
    /// <summary>The strings of <c>["a", 'b\n']</c>; null where the text is not such a list.</summary>
    public static IReadOnlyList<string>? ReadList(string text)
    {
        var strings = new List<string>();
        int at = 0;
        Skip(text, ref at);
        if (at >= text.Length || text[at++] != '[') return null;
        while (true)
        {
            Skip(text, ref at);
            if (at >= text.Length) return null;
            if (text[at] == ']')
            {
                at++;
                Skip(text, ref at);
                return at == text.Length ? strings : null;
            }
            if (strings.Count > 0)
            {
                if (text[at++] != ',') return null;
                Skip(text, ref at);
                if (at < text.Length && text[at] == ']') continue;
            }
            if (ReadString(text, ref at) is not { } value) return null;
            strings.Add(value);
        }
    }

    private static void Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private static string? ReadString(string text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('"' or '\'')) return null;
        char quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length)
        {
            char next = text[at++];
            if (next == quote) return value.ToString();
            if (next != '\\')
            {
                value.Append(next);
                continue;
            }
            if (at == text.Length) return null;
            char escape = text[at++];
            int digits = escape switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                if (at + digits > text.Length
                    || !int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
                    || !Rune.TryCreate(code, out Rune rune)) return null;
                value.Append(rune.ToString());
                at += digits;
                continue;
            }
            value.Append(escape switch { 'n' => "\n", 't' => "\t", 'r' => "\r", '0' => "\0", '\\' => "\\", '\'' => "'", '"' => "\"", _ => "\\" + escape });
        }
        return null;
    }
}
