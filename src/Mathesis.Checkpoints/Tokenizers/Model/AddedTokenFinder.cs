using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mathesis.Checkpoints;

/// <summary>Finds added tokens in text: from left to right, of those that begin at one place the longest.</summary>
internal sealed class AddedTokenFinder
{
    private readonly Dictionary<char, (string Text, AddedToken Token)[]> byFirst;

    /// <summary>A finder.</summary>
    /// <param name="tokens">What to find, each as it stands in the text.</param>
    public AddedTokenFinder(IEnumerable<(string Text, AddedToken Token)> tokens) => byFirst = tokens
        .Where(entry => entry.Text.Length > 0)
        .GroupBy(entry => entry.Text[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Text.Length).ToArray());

    /// <summary>The text in pieces: added tokens, and what lies between them.</summary>
    /// <returns>Texts that are not empty, each with its token or null.</returns>
    public IEnumerable<(string Text, AddedToken? Token)> Split(string text)
    {
        int done = 0;
        for (int at = 0; at < text.Length;)
        {
            if (!byFirst.TryGetValue(text[at], out (string Text, AddedToken Token)[]? candidates)
                || Array.Find(candidates, entry => string.CompareOrdinal(text, at, entry.Text, 0, entry.Text.Length) == 0) is not { Token: { } token } found)
            {
                at++;
                continue;
            }
            (int start, int end) = (at, at + found.Text.Length);
            at = end;
            if (token.IsSingleWord && (EndsInWord(text.AsSpan(0, start)) || BeginsWithWord(text.AsSpan(end)))) continue;
            if (token.StripsLeft)
            {
                while (start > done && char.IsWhiteSpace(text[start - 1])) start--;
            }
            if (token.StripsRight)
            {
                while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
                at = end;
            }
            if (start > done) yield return (text[done..start], null);
            yield return (text[start..end], token);
            done = end;
        }
        if (done < text.Length) yield return (text[done..], null);
    }

    private static bool EndsInWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out Rune rune, out _) == OperationStatus.Done && IsWord(rune);

    private static bool BeginsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out Rune rune, out _) == OperationStatus.Done && IsWord(rune);

    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ConnectorPunctuation;
}
