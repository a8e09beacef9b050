using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>Splits at the matches of a pattern.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="behavior">What becomes of the matches.</param>
/// <param name="isInverted">Whether what lies between matches is treated as the matches.</param>
internal sealed class PatternPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool isInverted) : PreTokenizer
{
    /// <summary>A split at a regular expression of this library.</summary>
    public static PatternPreTokenizer OfExpression(string expression, SplitBehavior behavior, bool isInverted = false) =>
        new(TextPattern.Of(expression), behavior, isInverted);

    /// <summary>Reads a behaviour by its name in files.</summary>
    /// <exception cref="InputError">There is none of that name.</exception>
    public static SplitBehavior ReadBehavior(JsonReading json) =>
        Enum.TryParse(json.Text(), out SplitBehavior behavior) ? behavior : throw json.Unfit($"one of {string.Join(", ", Enum.GetNames<SplitBehavior>())}");

    public override List<string> Split(List<string> words, bool isStart)
    {
        var split = new List<string>();
        foreach (string word in words) Split(word, split);
        return split;
    }

    private void Split(string word, List<string> destination)
    {
        var parts = new List<(string Text, bool IsMatch)>();
        int done = 0;
        foreach ((int start, int length) in pattern.Matches(word))
        {
            if (start > done) parts.Add((word[done..start], isInverted));
            parts.Add((word.Substring(start, length), !isInverted));
            done = start + length;
        }
        if (done < word.Length) parts.Add((word[done..], isInverted));

        bool joins = false;
        for (int i = 0; i < parts.Count; i++)
        {
            (string text, bool isMatch) = parts[i];
            bool follows = i > 0 && parts[i - 1].IsMatch;
            switch (behavior)
            {
                case SplitBehavior.Removed when isMatch: continue;
                // A match ends the word before it unless that is itself a match.
                case SplitBehavior.MergedWithPrevious: joins = isMatch && i > 0 && !follows; break;
                case SplitBehavior.MergedWithNext: joins = !isMatch && follows; break;
                case SplitBehavior.Contiguous: joins = i > 0 && follows == isMatch; break;
            }
            if (joins) destination[^1] += text;
            else destination.Add(text);
        }
    }
}
