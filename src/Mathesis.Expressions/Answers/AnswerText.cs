using System.Text;

namespace Mathesis.Expressions;

/// <summary>Cleans the text of answers and knows phrases.</summary>
internal static class AnswerText
{
    private static readonly HashSet<string> noSolution = new(StringComparer.Ordinal)
    {
        "no solution", "no solutions", "no real solution", "no real solutions", "none", "does not exist", "dne", "not exist", "undefined", "no such", "no integer solutions", "no solution exists", "no solutions exist", "empty set", "the empty set", "no real roots", "nonexistent", "there is no solution", "there are no solutions", "无解", "不存在",
    };

    /// <summary>What is left of an answer without the marks around it.</summary>
    public static string Clean(string text)
    {
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        while (true)
        {
            int before = span.Length;
            span = span.TrimEnd([' ', '\n', '\r', '\t', ',', ';', '。', '，', '；']).TrimStart();
            if (span.EndsWith(".") && !span.EndsWith("..") && !span.EndsWith(".m.") && !span.EndsWith("\\right.")) span = span[..^1];
            if (span.EndsWith("\\") && !span.EndsWith("\\\\")) span = span[..^1];
            span = Strip(Strip(Strip(Strip(Strip(span, "**", "**"), "`", "`"), "\\(", "\\)"), "\\[", "\\]"), "$$", "$$");
            if (span.Length > 1 && span[0] == '$' && span[^1] == '$' && !span[1..^1].Contains('$')) span = span[1..^1];
            span = StripCommand(StripCommand(StripCommand(span, "\\boxed{"), "\\fbox{"), "\\displaystyle{");
            if (span.Length == before) return span.ToString();
        }
    }

    /// <summary>Words in lower case without punctuation and articles, one blank between them.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (string command in new[] { "\\text", "\\textbf", "\\mbox", "\\mathrm", "\\textnormal", "\\textit", "\\mathbf", "\\operatorname" })
        {
            if (text.Contains(command + "{", StringComparison.Ordinal)) text = text.Replace(command + "{", "{", StringComparison.Ordinal);
        }
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (space && words.Length > 0) words.Append(' ');
                words.Append(char.ToLowerInvariant(c));
                space = false;
            }
            else if (c is not ('\'' or '’'))
            {
                space = true;
            }
        }
        string result = words.ToString();
        foreach (string article in new[] { "the ", "a ", "an " })
        {
            if (result.StartsWith(article, StringComparison.Ordinal) && result.Length > article.Length) result = result[article.Length..];
        }
        return result;
    }

    /// <summary>Whether words say that nothing solves the problem.</summary>
    public static bool SaysNoSolution(string words) => noSolution.Contains(words);

    /// <summary>The letter of a choice that a whole text is, or null.</summary>
    public static char? ChoiceLetter(string text)
    {
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        foreach (string command in new[] { "\\text{", "\\textbf{", "\\mathrm{", "\\mathbf{", "\\mbox{" }) span = StripCommand(span, command);
        span = span.Trim().TrimEnd('.').TrimEnd(':');
        if (span.Length > 1 && span[0] == '(' && span[^1] == ')') span = span[1..^1];
        else if (span.Length > 1 && span[^1] == ')') span = span[..^1];
        return span.Length == 1 && span[0] is >= 'A' and <= 'J' ? span[0] : null;
    }

    /// <summary>The letter of a choice at the beginning of a text such as "A) 32400" or "(b) yes", or null.</summary>
    public static char? LeadingChoice(string text)
    {
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        bool open = span.Length > 0 && span[0] == '(';
        if (open) span = span[1..];
        if (span.Length == 0 || !char.IsAsciiLetter(span[0])) return null;
        char letter = char.ToUpperInvariant(span[0]);
        return letter <= 'J' && (span.Length == 1 || span[1] is ')' or ':' or '.' or '、') ? letter : null;
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> span, string open, string close) =>
        span.Length > open.Length + close.Length && span.StartsWith(open) && span.EndsWith(close) && !span[open.Length..^close.Length].Contains(close, StringComparison.Ordinal) ? span[open.Length..^close.Length] : span;

    /// <summary>The argument where the whole text is a command with it.</summary>
    private static ReadOnlySpan<char> StripCommand(ReadOnlySpan<char> span, string open)
    {
        if (!span.StartsWith(open) || span[^1] != '}') return span;
        int depth = 1;
        for (int i = open.Length; i < span.Length; i++)
        {
            if (span[i] == '{') depth++;
            if (span[i] == '}' && --depth == 0) return i == span.Length - 1 ? span[open.Length..^1] : span;
        }
        return span;
    }
}
