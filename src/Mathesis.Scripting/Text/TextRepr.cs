using System.Globalization;
using System.Text;

namespace Mathesis.Scripting;

/// <summary>repr() of strings.</summary>
internal static class TextRepr
{
    public static string Of(string text, bool isAscii = false)
    {
        Machine.Current.Allocate(2L * text.Length);
        Machine.Current.Charge(text.Length / 64);
        char quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var result = new StringBuilder(text.Length + 2);
        result.Append(quote);
        foreach (char c in text)
        {
            switch (c)
            {
                case '\\': result.Append("\\\\"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                case '\'' or '"' when c == quote: result.Append('\\').Append(c); break;
                default:
                    if (c < 127 ? c >= ' ' : !isAscii && IsPrintable(c)) result.Append(c);
                    else result.Append(c < 256 ? FormattableString.Invariant($"\\x{(int)c:x2}") : FormattableString.Invariant($"\\u{(int)c:x4}"));
                    break;
            }
        }
        return result.Append(quote).ToString();
    }

    public static bool IsPrintable(char c) => c == ' ' || CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
