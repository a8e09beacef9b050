namespace Mathesis.Checkpoints;

/// <summary>Splits as GPT-2 does (Radford et al. 2019, the code) and writes each word's bytes in <see cref="ByteAlphabet"/>.</summary>
/// <param name="addsSpace">Whether a text that does not begin with a space gets one.</param>
/// <param name="splits">Whether to split, or only to write bytes.</param>
internal sealed class ByteLevelPreTokenizer(bool addsSpace, bool splits) : PreTokenizer
{
    /// <summary>Contractions; letters, digits or other signs, each with a space before them; white space but for the last before a word.</summary>
    private const string Words = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private static readonly PatternPreTokenizer splitter = PatternPreTokenizer.OfExpression(Words, SplitBehavior.Isolated);

    public override List<string> Split(List<string> words, bool isStart)
    {
        if (addsSpace) words = [.. words.Select(word => word.StartsWith(' ') ? word : $" {word}")];
        if (splits) words = splitter.Split(words, isStart);
        return [.. words.Select(ByteAlphabet.Write)];
    }
}
