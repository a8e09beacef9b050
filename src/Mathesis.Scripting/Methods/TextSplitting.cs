using System.Text;

namespace Mathesis.Scripting;

/// <summary>Splitting and replacing.</summary>
internal static class TextSplitting
{
    public static ListValue Split(string text, object? separator, long most, bool fromRight)
    {
        var parts = new List<object>();
        if (most < 0) most = long.MaxValue;
        if (separator is null or None)
        {
            if (fromRight) SplitBlanksFromRight(text, most, parts);
            else SplitBlanks(text, most, parts);
        }
        else
        {
            string mark = separator as string ?? throw Fault.Type($"must be str or None, not {Classes.Of(separator).Name}");
            if (mark.Length == 0) throw Fault.Value("empty separator");
            TextMethods.PaySearch(text.Length, mark.Length);
            if (fromRight)
            {
                int end = text.Length;
                while (parts.Count < most && end >= mark.Length && text.LastIndexOf(mark, end - 1, end, StringComparison.Ordinal) is >= 0 and var place)
                {
                    parts.Add(text[(place + mark.Length)..end]);
                    end = place;
                    if (end == 0) break;
                }
                parts.Add(text[..end]);
                parts.Reverse();
            }
            else
            {
                int start = 0;
                while (parts.Count < most && text.IndexOf(mark, start, StringComparison.Ordinal) is >= 0 and var place)
                {
                    parts.Add(text[start..place]);
                    start = place + mark.Length;
                }
                parts.Add(text[start..]);
            }
        }
        return ToList(parts);
    }

    private static ListValue ToList(List<object> parts)
    {
        Machine.Current.Charge(parts.Count / 4);
        Machine.Current.Allocate(40L * parts.Count);
        return new ListValue([.. parts]);
    }

    private static void SplitBlanks(string text, long most, List<object> parts)
    {
        int place = 0;
        while (true)
        {
            while (place < text.Length && TextMethods.IsSpace(text[place])) place++;
            if (place == text.Length) return;
            if (parts.Count == most)
            {
                parts.Add(TextMethods.Strip(text[place..], null, left: false, right: true));
                return;
            }
            int start = place;
            while (place < text.Length && !TextMethods.IsSpace(text[place])) place++;
            parts.Add(text[start..place]);
        }
    }

    private static void SplitBlanksFromRight(string text, long most, List<object> parts)
    {
        int place = text.Length;
        while (true)
        {
            while (place > 0 && TextMethods.IsSpace(text[place - 1])) place--;
            if (place == 0) break;
            if (parts.Count == most)
            {
                parts.Add(TextMethods.Strip(text[..place], null, left: true, right: false));
                break;
            }
            int end = place;
            while (place > 0 && !TextMethods.IsSpace(text[place - 1])) place--;
            parts.Add(text[place..end]);
        }
        parts.Reverse();
    }

    public static ListValue Lines(string text, bool keepEnds)
    {
        var lines = new List<object>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029')) continue;
            int end = i;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            lines.Add(text[start..(keepEnds ? i + 1 : end)]);
            start = i + 1;
        }
        if (start < text.Length) lines.Add(text[start..]);
        return ToList(lines);
    }

    public static string Replace(string text, string old, string by, long most)
    {
        if (most == 0) return text;
        if (most < 0) most = long.MaxValue;
        var result = new StringBuilder();
        int start = 0;
        Machine machine = Machine.Current;
        TextMethods.PaySearch(text.Length, old.Length);
        if (old.Length == 0)
        {
            for (int i = 0; i <= text.Length; i++)
            {
                if (i < most)
                {
                    machine.Allocate(2L * by.Length);
                    result.Append(by);
                }
                if (i < text.Length) result.Append(text[i]);
            }
            return result.ToString();
        }
        for (; most > 0 && text.IndexOf(old, start, StringComparison.Ordinal) is >= 0 and var place; most--)
        {
            machine.Step();
            machine.Allocate(2L * (place - start + by.Length));
            result.Append(text, start, place - start).Append(by);
            start = place + old.Length;
        }
        return start == 0 ? text : result.Append(text, start, text.Length - start).ToString();
    }

    public static string ExpandTabs(string text, int size)
    {
        var result = new StringBuilder();
        int column = 0;
        foreach (char c in text)
        {
            if (c == '\t')
            {
                int count = size == 0 ? 0 : size - (column % size);
                Machine.Current.Allocate(2L * count);
                result.Append(' ', count);
                column += count;
            }
            else
            {
                result.Append(c);
                column = c is '\n' or '\r' ? 0 : column + 1;
            }
        }
        return result.ToString();
    }
}
