using System.Collections.Concurrent;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// Byte-pair encoding (Sennrich et al. 2016): a word begins as its characters; of all adjacent pairs that may merge, the one
/// that was learned first merges, the leftmost of equals, until none may.
/// </summary>
internal sealed class BytePairModel
{
    /// <summary>Words longer than this are rarely met twice.</summary>
    private const int LongestKept = 64;

    private const int MostKept = 1 << 16;

    private readonly Dictionary<string, int> identities;
    private readonly Dictionary<(int Left, int Right), (int Rank, int Merged)> merges;
    private readonly int? unknown;
    private readonly bool fusesUnknown;
    private readonly bool fallsBack;
    private readonly bool ignoresMerges;
    private readonly ConcurrentDictionary<string, int[]> kept = new(StringComparer.Ordinal);

    /// <summary>Reads a model.</summary>
    /// <exception cref="InputError">It is not byte-pair encoding, or a field is missing, does not fit or is not supported.</exception>
    public BytePairModel(JsonReading json)
    {
        // Older files do not name the type of a model with merges.
        string type = json.Optional("type")?.Text() ?? (json.Optional("merges") is null ? "?" : "BPE");
        if (type != "BPE") throw new InputError($"the model {type} is not supported", json.Where, "expected BPE");
        foreach (string affix in new[] { "continuing_subword_prefix", "end_of_word_suffix" })
        {
            if (json.Optional(affix) is { } given && given.Text().Length > 0)
                throw new InputError($"the {affix} {given.Element.GetRawText()} is not supported", given.Where, "expected none");
        }
        identities = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string token, JsonReading identity) in json.Required("vocab").Fields())
        {
            if (identity.Integer() < 0) throw identity.Unfit("a number of a token");
            if (!identities.TryAdd(token, identity.Integer())) throw new InputError($"the token {identity.Where} is there twice", json.Where);
        }
        merges = [];
        foreach (JsonReading merge in json.Required("merges").Items())
        {
            (string left, string right) = ReadPair(merge);
            // A pair that is there twice keeps its later rank, as in the reference.
            merges[(Identity(left, merge), Identity(right, merge))] = (merges.Count, Identity(left + right, merge));
        }
        if (json.Optional("unk_token") is { } token_) unknown = Identity(token_.Text(), token_);
        fusesUnknown = json.Flag("fuse_unk", false);
        fallsBack = json.Flag("byte_fallback", false);
        ignoresMerges = json.Flag("ignore_merges", false);
    }

    /// <summary>The tokens and their numbers.</summary>
    public IReadOnlyDictionary<string, int> Identities => identities;

    /// <summary>Appends the tokens of a word.</summary>
    public void Encode(string word, List<int> destination)
    {
        if (word.Length == 0) return;
        if (kept.TryGetValue(word, out int[]? known))
        {
            destination.AddRange(known);
            return;
        }
        int start = destination.Count;
        if (ignoresMerges && identities.TryGetValue(word, out int whole)) destination.Add(whole);
        else Merge(Begin(word), destination);
        if (word.Length <= LongestKept && kept.Count < MostKept) kept.TryAdd(word, [.. destination[start..]]);
    }

    /// <summary>The word as tokens of single characters.</summary>
    private List<int> Begin(string word)
    {
        var symbols = new List<int>(word.Length);
        bool followsUnknown = false;
        foreach (Rune rune in word.EnumerateRunes())
        {
            string character = rune.ToString();
            bool isUnknown = false;
            if (identities.TryGetValue(character, out int identity)) symbols.Add(identity);
            else if (!(fallsBack && TryFallBack(character, symbols)))
            {
                isUnknown = true;
                // Without a token for the unknown, what is unknown is left out.
                if (unknown is { } token && !(fusesUnknown && followsUnknown)) symbols.Add(token);
            }
            followsUnknown = isUnknown;
        }
        return symbols;
    }

    private bool TryFallBack(string character, List<int> symbols)
    {
        Span<byte> bytes = stackalloc byte[4];
        Span<int> tokens = stackalloc int[4];
        int count = Encoding.UTF8.GetBytes(character, bytes);
        for (int i = 0; i < count; i++)
        {
            if (!identities.TryGetValue(ByteTokens.Write(bytes[i]), out tokens[i])) return false;
        }
        foreach (int token in tokens[..count]) symbols.Add(token);
        return true;
    }

    /// <summary>Merges a chain of symbols; what may merge waits in the order of rank and place.</summary>
    private void Merge(List<int> symbols, List<int> destination)
    {
        int count = symbols.Count;
        int[] next = new int[count];
        int[] previous = new int[count];
        for (int i = 0; i < count; i++) (previous[i], next[i]) = (i - 1, i + 1 < count ? i + 1 : -1);
        var waiting = new PriorityQueue<(int Place, int Left, int Right, int Merged), (int Rank, int Place)>();
        for (int i = 0; i + 1 < count; i++) Offer(i);
        while (waiting.TryDequeue(out (int Place, int Left, int Right, int Merged) pair, out _))
        {
            int right = next[pair.Place];
            // Either side may have merged with another since.
            if (symbols[pair.Place] != pair.Left || right < 0 || symbols[right] != pair.Right) continue;
            symbols[pair.Place] = pair.Merged;
            symbols[right] = -1;
            next[pair.Place] = next[right];
            if (next[right] >= 0)
            {
                previous[next[right]] = pair.Place;
                Offer(pair.Place);
            }
            if (previous[pair.Place] >= 0) Offer(previous[pair.Place]);
        }
        foreach (int symbol in symbols)
        {
            if (symbol >= 0) destination.Add(symbol);
        }

        void Offer(int place)
        {
            (int left, int right) = (symbols[place], symbols[next[place]]);
            if (merges.TryGetValue((left, right), out (int Rank, int Merged) merge)) waiting.Enqueue((place, left, right, merge.Merged), (merge.Rank, place));
        }
    }

    private int Identity(string token, JsonReading place) =>
        identities.TryGetValue(token, out int identity) ? identity : throw new InputError($"the token '{token}' is not in the vocabulary", place.Where);

    private static (string Left, string Right) ReadPair(JsonReading merge)
    {
        if (merge.Element.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            string[] parts = [.. merge.Items().Select(item => item.Text())];
            return parts is [string first, string second] ? (first, second) : throw merge.Unfit("two tokens");
        }
        string[] halves = merge.Text().Split(' ');
        return halves is [string left, string right] ? (left, right) : throw merge.Unfit("two tokens with a space between them");
    }
}
