using System.Globalization;

namespace Mathesis.Merging;

/// <summary>What names of tensors tell: the layer, and other names of the same tensor. Any architecture whose layers are numbered in names is understood.</summary>
internal static class TensorNames
{
    /// <summary>Names that are each other's: the output's matrix is the embedding where a model ties them and stores it once.</summary>
    private static readonly string[][] tied =
    [
        ["lm_head.weight", "model.embed_tokens.weight"],
        ["lm_head.weight", "transformer.wte.weight", "wte.weight"],
        ["embed_out.weight", "gpt_neox.embed_in.weight"],
        ["language_model.lm_head.weight", "language_model.model.embed_tokens.weight"],
    ];

    /// <summary>Parts of the names of tensors that lie behind the layers.</summary>
    private static readonly string[] behind = ["norm", "ln_f", "lm_head", "head", "embed_out", "final", "output", "score", "classifier"];

    private static readonly string[] embeddings =
        ["embed_tokens.weight", "lm_head.weight", "wte.weight", "embed_in.weight", "embed_out.weight", "word_embeddings.weight", "tok_embeddings.weight", "shared.weight"];

    /// <summary>Other names under which a tensor may be stored.</summary>
    public static IEnumerable<string> Aliases(string name) => tied.Where(group => group.Contains(name)).SelectMany(group => group).Where(other => other != name).Distinct();

    /// <summary>Whether a tensor has a row for each token.</summary>
    public static bool IsEmbedding(string name) => embeddings.Any(end => name == end || name.EndsWith("." + end, StringComparison.Ordinal));

    /// <summary>Whether a tensor without a layer lies behind the layers, not before them.</summary>
    public static bool IsBehind(string name) => behind.Any(part => name.Contains(part, StringComparison.Ordinal));

    /// <summary>The layer of a tensor: the text before its number, the number, the text after it. Null when the name has no number.</summary>
    public static (string Prefix, int Layer, string Suffix)? Layer(string name)
    {
        int start = 0;
        while (start < name.Length)
        {
            int end = name.IndexOf('.', start);
            if (end < 0) end = name.Length;
            ReadOnlySpan<char> part = name.AsSpan(start, end - start);
            if (part.Length is > 0 and < 9 && !part.ContainsAnyExceptInRange('0', '9'))
                return (name[..start], int.Parse(part, CultureInfo.InvariantCulture), name[end..]);
            start = end + 1;
        }
        return null;
    }
}
