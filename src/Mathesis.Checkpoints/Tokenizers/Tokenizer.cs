using System.Text;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// A tokenizer as Hugging Face's <c>tokenizer.json</c> describes it: normaliser, pre-tokenizer, byte-pair model, template and
/// decoder, and tokens added to the vocabulary. It reads those of GPT-2, GPT-NeoX and Llama and their kin. Truncation and
/// padding, which such a file may also state, are the reader's affair. Safe for use by several threads.
/// </summary>
public sealed class Tokenizer
{
    private readonly Func<string, string> normalize;
    private readonly PreTokenizer? preTokenizer;
    private readonly BytePairModel model;
    private readonly SequenceTemplate template;
    private readonly Func<List<string>, List<string>> decode;
    private readonly AddedTokenFinder beforeNormalization;
    private readonly AddedTokenFinder afterNormalization;
    private readonly Dictionary<string, int> identities;
    private readonly Dictionary<int, string> tokens;
    private readonly HashSet<int> special;

    private Tokenizer(JsonReading json)
    {
        normalize = Normalizers.Read(json.Optional("normalizer"));
        preTokenizer = PreTokenizer.Read(json.Optional("pre_tokenizer"));
        model = new BytePairModel(json.Required("model"));
        template = SequenceTemplate.Read(json.Optional("post_processor"));
        decode = TokenDecoder.Read(json.Optional("decoder"));
        AddedToken[] added = [.. json.Optional("added_tokens")?.Items().Select(AddedToken.Read) ?? []];
        beforeNormalization = new AddedTokenFinder(added.Where(token => !token.IsNormalized).Select(token => (token.Content, token)));
        afterNormalization = new AddedTokenFinder(added.Where(token => token.IsNormalized).Select(token => (normalize(token.Content), token)));
        special = [.. added.Where(token => token.IsSpecial).Select(token => token.Identity)];
        identities = new Dictionary<string, int>(model.Identities, StringComparer.Ordinal);
        tokens = [];
        foreach ((string token, int identity) in model.Identities)
        {
            if (!tokens.TryAdd(identity, token)) throw new InputError($"the tokens '{tokens[identity]}' and '{token}' have the same number {identity}", json.Where);
        }
        foreach (AddedToken token in added)
        {
            identities[token.Content] = token.Identity;
            tokens[token.Identity] = token.Content;
        }
        Size = tokens.Count == 0 ? 0 : tokens.Keys.Max() + 1;
    }

    /// <summary>One more than the largest number of a token.</summary>
    public int Size { get; }

    /// <summary>The numbers of the tokens that control the model, rising.</summary>
    public IReadOnlyList<int> SpecialTokens => [.. special.Order()];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file: <c>tokenizer.json</c>.</param>
    /// <exception cref="InputError">The file cannot be read, is damaged, or asks for what is not supported; the error names the field.</exception>
    public static Tokenizer Load(string path) => new(JsonReading.OfFile(path));

    /// <summary>Reads the text of such a file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="where">What to call it in errors.</param>
    /// <exception cref="InputError">The text is damaged, or asks for what is not supported; the error names the field.</exception>
    public static Tokenizer Parse(string json, string where) => new(JsonReading.Parse(Encoding.UTF8.GetBytes(json), where));

    /// <summary>The numbers of a text's tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="addsSpecialTokens">Whether to put around it what the tokenizer's template says, such as the beginning of a sequence.</param>
    public int[] Encode(string text, bool addsSpecialTokens = true)
    {
        var encoded = new List<int>();
        if (addsSpecialTokens) encoded.AddRange(template.Before);
        bool isStart = true;
        foreach ((string piece, AddedToken? found) in beforeNormalization.Split(text))
        {
            if (found is not null) encoded.Add(found.Identity);
            else EncodePiece(normalize(piece), isStart, encoded);
            isStart = false;
        }
        if (addsSpecialTokens) encoded.AddRange(template.After);
        return [.. encoded];
    }

    /// <summary>The text of tokens; bytes that spell no character become U+FFFD, and numbers without a token are left out.</summary>
    /// <param name="identities">The numbers of the tokens.</param>
    /// <param name="skipsSpecialTokens">Whether to leave out the tokens that control the model.</param>
    public string Decode(ReadOnlySpan<int> identities, bool skipsSpecialTokens = true)
    {
        var texts = new List<string>(identities.Length);
        foreach (int identity in identities)
        {
            if (skipsSpecialTokens && special.Contains(identity)) continue;
            if (tokens.TryGetValue(identity, out string? token)) texts.Add(token);
        }
        return string.Concat(decode(texts));
    }

    /// <summary>The token of a number as the vocabulary writes it (<c>Ġthe</c>, <c>▁the</c>), or null when there is none.</summary>
    public string? TokenOf(int identity) => tokens.GetValueOrDefault(identity);

    /// <summary>The number of a token as the vocabulary writes it, or null when there is none.</summary>
    public int? IdentityOf(string token) => identities.TryGetValue(token, out int identity) ? identity : null;

    private void EncodePiece(string text, bool isStart, List<int> destination)
    {
        foreach ((string piece, AddedToken? found) in afterNormalization.Split(text))
        {
            if (found is not null) destination.Add(found.Identity);
            else if (preTokenizer is null) model.Encode(piece, destination);
            else
                foreach (string word in preTokenizer.Split([piece], isStart)) model.Encode(word, destination);
            isStart = false;
        }
    }
}
