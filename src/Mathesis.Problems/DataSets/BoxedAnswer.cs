namespace Mathesis.Problems;

/// <summary>Answers in LaTeX boxes.</summary>
public static class BoxedAnswer
{
    private static readonly string[] commands = ["\\boxed", "\\fbox"];

    /// <summary>The content of the last <c>\boxed{...}</c> or <c>\fbox{...}</c> whose braces are balanced, or of a last <c>\boxed 7</c>; null where there is none.</summary>
    public static string? Last(string text)
    {
        for (int end = text.Length; end > 0;)
        {
            int start = commands.Max(command => text.LastIndexOf(command, end - 1, StringComparison.Ordinal));
            if (start < 0) return null;
            string command = commands.First(name => string.CompareOrdinal(text, start, name, 0, name.Length) == 0);
            if (Content(text, start + command.Length) is { } content) return content;
            end = start;
        }
        return null;
    }

    private static string? Content(string text, int at)
    {
        if (at < text.Length && text[at] == ' ')
        {
            int stop = text.AsSpan(at + 1).IndexOfAny(" $\n");
            string word = stop < 0 ? text[(at + 1)..] : text[(at + 1)..(at + 1 + stop)];
            return word.Length > 0 ? word : null;
        }
        if (at >= text.Length || text[at] != '{') return null;
        int depth = 0;
        for (int i = at; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return text[(at + 1)..i].Trim();
        }
        return null;
    }
}
