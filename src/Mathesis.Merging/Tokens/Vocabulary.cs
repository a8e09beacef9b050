using System.Text.Json;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The tokens of a <c>tokenizer.json</c> with their numbers: those of the model (byte pairs, words, pieces) and those added.</summary>
internal sealed class Vocabulary
{
    private Vocabulary(IReadOnlyDictionary<string, int> identities, IReadOnlySet<string> special)
    {
        Identities = identities;
        Special = special;
        InOrder = [.. identities.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        Size = identities.Count == 0 ? 0 : identities.Values.Max() + 1;
    }

    /// <summary>The numbers of the tokens.</summary>
    public IReadOnlyDictionary<string, int> Identities { get; }

    /// <summary>The tokens in the order of their numbers.</summary>
    public IReadOnlyList<string> InOrder { get; }

    /// <summary>The tokens that control the model.</summary>
    public IReadOnlySet<string> Special { get; }

    /// <summary>One more than the largest number.</summary>
    public int Size { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputError">It cannot be read, or has no vocabulary.</exception>
    public static Vocabulary Load(string path)
    {
        JsonReading root = JsonReading.OfFile(path);
        var identities = new Dictionary<string, int>(StringComparer.Ordinal);
        JsonReading vocabulary = root.Required("model").Required("vocab");
        if (vocabulary.Element.ValueKind == JsonValueKind.Array)
        {
            // Pieces are a list of pairs, piece and score; the place is the number.
            foreach (JsonReading pair in vocabulary.Items()) identities[pair.Items().First().Text()] = identities.Count;
        }
        else foreach ((string token, JsonReading number) in vocabulary.Fields()) identities[token] = number.Integer();
        var special = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonReading added in root.Optional("added_tokens")?.Items() ?? [])
        {
            string token = added.Text("content");
            identities[token] = added.Required("id").Integer();
            if (added.Flag("special", false)) special.Add(token);
        }
        if (identities.Values.Any(number => number < 0)) throw new InputError("a token has a negative number", path);
        return new Vocabulary(identities, special);
    }
}
