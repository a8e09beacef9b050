using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>Divides text into the words within which the model merges.</summary>
internal abstract class PreTokenizer
{
    private static readonly string[] supported = ["Sequence", "ByteLevel", "Split", "Metaspace", "Digits", "Whitespace", "WhitespaceSplit", "Punctuation"];

    /// <summary>Divides words further, or rewrites them.</summary>
    /// <param name="words">The words so far; at first the whole text.</param>
    /// <param name="isStart">Whether the first word begins the whole input, and does not follow an added token.</param>
    public abstract List<string> Split(List<string> words, bool isStart);

    /// <summary>Reads a pre-tokenizer; null leaves the text one word.</summary>
    /// <exception cref="InputError">Its type is not supported, or a field does not fit.</exception>
    public static PreTokenizer? Read(JsonReading? json)
    {
        if (json is not { } fields) return null;
        string type = fields.Text("type");
        return type switch
        {
            "Sequence" => new PreTokenizerSequence([.. fields.Required("pretokenizers").Items().Select(item => Read(item)!)]),
            "ByteLevel" => new ByteLevelPreTokenizer(fields.Flag("add_prefix_space", true), fields.Flag("use_regex", true)),
            "Metaspace" => MetaspacePreTokenizer.Of(fields),
            "Split" => new PatternPreTokenizer(
                TextPattern.Read(fields.Required("pattern")), PatternPreTokenizer.ReadBehavior(fields.Required("behavior")), fields.Flag("invert", false)),
            "Digits" => PatternPreTokenizer.OfExpression(fields.Flag("individual_digits", false) ? @"\p{N}" : @"\p{N}+", SplitBehavior.Isolated),
            "Whitespace" => PatternPreTokenizer.OfExpression(@"\w+|[^\w\s]+", SplitBehavior.Removed, isInverted: true),
            "WhitespaceSplit" => PatternPreTokenizer.OfExpression(@"\s+", SplitBehavior.Removed),
            "Punctuation" => PatternPreTokenizer.OfExpression(
                @"[\p{P}$+<=>^`|~]", fields.Optional("behavior") is { } behavior ? PatternPreTokenizer.ReadBehavior(behavior) : SplitBehavior.Isolated),
            _ => throw new InputError($"the pre-tokenizer {type} is not supported", fields.Where, $"expected one of {string.Join(", ", supported)}"),
        };
    }
}
