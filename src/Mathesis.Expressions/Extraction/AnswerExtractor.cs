namespace Mathesis.Expressions;

/// <summary>
/// Finds the answer in what a model or a person wrote: the last balanced <c>\boxed</c> or <c>\fbox</c>, what follows the last answer
/// marker, the last formula, the last number.
/// </summary>
public static class AnswerExtractor
{
    private static readonly string[] markers = ["final answer is", "answer is", "final answer:", "answer:", "####", "answer =", "result is", "答案是", "答案为", "答案：", "答案:", "答：", "答:"];

    /// <summary>Whether there is a box.</summary>
    public static bool HasBox(string text) => text.Contains("\\boxed", StringComparison.Ordinal) || text.Contains("\\fbox", StringComparison.Ordinal);

    /// <summary>The contents of all balanced boxes that hold no other box, in order.</summary>
    public static IReadOnlyList<string> Boxes(string text)
    {
        var boxes = new List<string>();
        // Open braces: where the content begins, whether it is a box's, and how many boxes had been found before.
        var open = new Stack<(int Start, bool IsBox, int Before)>();
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    {
                        int length = string.CompareOrdinal(text, i, "\\boxed", 0, 6) == 0 ? 6 : string.CompareOrdinal(text, i, "\\fbox", 0, 5) == 0 ? 5 : 0;
                        if (length == 0) break;
                        int next = i + length;
                        while (next < text.Length && text[next] == ' ') next++;
                        if (next == text.Length) return boxes;
                        if (text[next] == '{')
                        {
                            open.Push((next + 1, true, boxes.Count));
                            i = next;
                            break;
                        }
                        // \boxed 5 takes what stands up to the end of the formula.
                        int stop = text.AsSpan(next).IndexOfAny(['$', '\n', '.', ' ', '\\', '{', '}']);
                        string bare = stop < 0 ? text[next..] : text.Substring(next, stop);
                        if (bare.Trim().Length > 0) boxes.Add(bare.Trim());
                        i = next + bare.Length - 1;
                        break;
                    }
                case '{':
                    open.Push((i + 1, false, 0));
                    break;
                case '}' when open.Count > 0:
                    (int start, bool isBox, int before) = open.Pop();
                    if (isBox && boxes.Count == before) boxes.Add(text[start..i]);
                    break;
            }
        }
        return boxes;
    }

    /// <summary>The answer in a text, or null when there is nothing like one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="goldType">The type of the gold, which says whether several boxes are one answer, and whether a letter or a word is looked for; null when it is not known.</param>
    public static string? Extract(string text, AnswerType? goldType = null)
    {
        if (text.Length > Grader.OutputLimit) return null;
        if (HasBox(text) && Boxes(text) is { Count: > 0 } boxes)
            return boxes.Count > 1 && goldType is AnswerType.List or AnswerType.Set && !boxes[^1].Contains(',', StringComparison.Ordinal) ? string.Join(", ", boxes.Distinct()) : boxes[^1];
        if (AfterMarker(text) is { } after)
        {
            if (goldType == AnswerType.Choice) return AnswerText.LeadingChoice(after.TrimStart('*', '$', ' ')) is char first ? first.ToString() : LastLetter(after) ?? LastLetter(text);
            return Narrow(after);
        }
        if (goldType == AnswerType.Choice) return AnswerText.LeadingChoice(text) is char letter ? letter.ToString() : LastLetter(text);
        if (LastFormula(text) is { } formula) return formula;
        if (goldType is AnswerType.Text or AnswerType.NoSolution) return text;
        return IsProse(text) ? LastNumber(text) : null;
    }

    /// <summary>Whether a text reads like sentences rather than a formula: three words at least.</summary>
    internal static bool IsProse(string text)
    {
        int words = 0, run = 0;
        bool command = false;
        foreach (char c in text)
        {
            if (char.IsLetter(c))
            {
                if (c >= '\u4e00') words += 1;
                run++;
                continue;
            }
            if (run >= 2 && !command) words++;
            run = 0;
            command = c == '\\';
            if (words >= 3) return true;
        }
        return words + (run >= 2 && !command ? 1 : 0) >= 3;
    }

    /// <summary>Whether an answer is announced.</summary>
    internal static bool HasMarker(string text) => AfterMarker(text) is not null;

    private static string? AfterMarker(string text)
    {
        int best = -1, length = 0;
        foreach (string marker in markers)
        {
            int at = text.LastIndexOf(marker, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && at + marker.Length > best + length) (best, length) = (at, marker.Length);
        }
        if (best < 0) return null;
        ReadOnlySpan<char> rest = text.AsSpan(best + length).TrimStart([' ', ':', '\t', '*', '：']);
        // A formula of its own may begin on the next line.
        rest = rest.TrimStart();
        int line = rest.IndexOf('\n');
        if (line >= 0 && !rest[..line].Contains("\\[", StringComparison.Ordinal) && !rest[..line].Contains("\\begin", StringComparison.Ordinal) && !rest.StartsWith("$$")) rest = rest[..line];
        string result = rest.ToString().Trim();
        return result.Length == 0 ? null : result;
    }

    /// <summary>The answer at the beginning of what follows a marker.</summary>
    private static string? Narrow(string after)
    {
        if (!IsProse(after) && IsReadable(after)) return after;
        // "$5$ because ...": the first formula; "5. I hope it is correct": the first sentence.
        if (after.StartsWith('$') || after.StartsWith("\\(", StringComparison.Ordinal) || after.StartsWith("\\[", StringComparison.Ordinal))
        {
            if (FirstFormula(after) is { } formula) return formula;
        }
        for (int i = 0; i < after.Length; i++)
        {
            if (after[i] is '.' or '。' or '!' && (i + 1 == after.Length || char.IsWhiteSpace(after[i + 1]) || after[i] == '。'))
            {
                string sentence = after[..i];
                if (IsReadable(sentence) && !IsProse(sentence)) return sentence;
                return LastFormula(sentence) ?? LastNumber(sentence) ?? sentence;
            }
        }
        return LastFormula(after) ?? (IsProse(after) ? LastNumber(after) : null) ?? after;
    }

    private static bool IsReadable(string text)
    {
        try
        {
            AnswerReader.Read(text);
            return true;
        }
        catch (Exception error) when (error is Core.InputError or ArithmeticException or ArgumentException)
        {
            return false;
        }
    }

    private static string? FirstFormula(string text)
    {
        foreach ((string open, string close) in new[] { ("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]") })
        {
            if (!text.StartsWith(open, StringComparison.Ordinal)) continue;
            int end = text.IndexOf(close, open.Length, StringComparison.Ordinal);
            if (end > open.Length) return text[open.Length..end];
        }
        return null;
    }

    private static string? LastFormula(string text)
    {
        int best = -1;
        string? formula = null;
        foreach ((string open, string close) in new[] { ("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$") })
        {
            int end = text.LastIndexOf(close, StringComparison.Ordinal);
            int start = end > 0 ? text.LastIndexOf(open, end - 1, StringComparison.Ordinal) : -1;
            if (start >= 0 && end > best && end > start + open.Length) (best, formula) = (end, text[(start + open.Length)..end]);
        }
        // Dollars that are not escaped come in pairs.
        int last = -1, before = -1, count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || (i > 0 && text[i - 1] == '\\')) continue;
            (before, last) = (last, i);
            count++;
        }
        if (count >= 2 && count % 2 == 0 && last > best && last > before + 1) formula = text[(before + 1)..last];
        return formula?.Trim() is { Length: > 0 } found ? found : null;
    }

    private static string? LastNumber(string text)
    {
        for (int end = text.Length; end > 0; end--)
        {
            if (!char.IsAsciiDigit(text[end - 1])) continue;
            int start = end - 1;
            while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] is '.' or ',' or '/' && start > 1 && char.IsAsciiDigit(text[start - 2])))) start--;
            if (start > 0 && text[start - 1] == '.') start--;
            if (start > 0 && text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(text[start - 2]) || text[start - 2] is '=' or '(')) start--;
            if (start > 0 && text[start - 1] == '$') start--;
            string number = text[start..end].Replace("$", "\\$", StringComparison.Ordinal);
            return end < text.Length && text[end] == '%' ? number + "%" : end + 1 < text.Length && text[end] == '\\' && text[end + 1] == '%' ? number + "\\%" : number;
        }
        return null;
    }

    private static string? LastLetter(string text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is < 'A' or > 'J') continue;
            bool starts = i == 0 || !char.IsLetterOrDigit(text[i - 1]), ends = i == text.Length - 1 || !char.IsLetterOrDigit(text[i + 1]);
            // "A" and "I" are words too: not before a small letter's word.
            bool isWord = text[i] is 'A' or 'I' && i + 2 < text.Length && text[i + 1] == ' ' && char.IsLower(text[i + 2]);
            if (starts && ends && !isWord) return text[i].ToString();
        }
        return null;
    }
}
