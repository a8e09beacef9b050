namespace Mathesis.Checkpoints;

/// <summary>One pre-tokenizer after the other.</summary>
internal sealed class PreTokenizerSequence(IReadOnlyList<PreTokenizer> steps) : PreTokenizer
{
    public override List<string> Split(List<string> words, bool isStart)
    {
        foreach (PreTokenizer step in steps) words = step.Split(words, isStart);
        return words;
    }
}
