namespace Mathesis.Checkpoints;

/// <summary>Writes spaces as a visible mark, ▁ in SentencePiece's files, and splits before each.</summary>
/// <param name="mark">The mark.</param>
/// <param name="prepends">Whether a text that does not begin with the mark gets one: <c>always</c>, <c>first</c> (the input's first) or <c>never</c>.</param>
/// <param name="splits">Whether to split, or only to write.</param>
internal sealed class MetaspacePreTokenizer(string mark, string prepends, bool splits) : PreTokenizer
{
    /// <summary>Reads its fields, also in their older form (<c>add_prefix_space</c>).</summary>
    public static MetaspacePreTokenizer Of(JsonReading fields) =>
        new(fields.Text("replacement"), PrependScheme(fields), fields.Flag("split", true));

    /// <summary>When the mark is put before a text.</summary>
    public static string PrependScheme(JsonReading fields)
    {
        if (fields.Optional("prepend_scheme") is not { } scheme) return fields.Flag("add_prefix_space", true) ? "always" : "never";
        return scheme.Text() is "always" or "first" or "never" ? scheme.Text() : throw scheme.Unfit("always, first or never");
    }

    public override List<string> Split(List<string> words, bool isStart)
    {
        var split = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i].Replace(" ", mark, StringComparison.Ordinal);
            bool isWanted = prepends == "always" || (prepends == "first" && isStart && i == 0);
            if (isWanted && !word.StartsWith(mark, StringComparison.Ordinal)) word = mark + word;
            if (!splits)
            {
                split.Add(word);
                continue;
            }
            int begin = 0;
            for (int at = word.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = word.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
            {
                if (at > begin) split.Add(word[begin..at]);
                begin = at;
            }
            if (begin < word.Length) split.Add(word[begin..]);
        }
        return split;
    }
}
