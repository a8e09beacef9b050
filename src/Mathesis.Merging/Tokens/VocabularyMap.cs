using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Brings the vocabularies of models together: which row of each model's embedding becomes which row of the output. Tokens keep the numbers
/// that they have in the leading vocabulary (the base's, or a chosen model's), and a union appends the others' tokens. Rows behind the
/// vocabulary, which some models have, are kept.
/// </summary>
internal sealed class VocabularyMap
{
    private readonly TokenizerPlan plan;
    private readonly ModelReference? origin;
    private readonly ModelSource leader;
    private readonly Dictionary<ModelReference, Vocabulary> vocabularies = [];
    private readonly Dictionary<ModelReference, ModelSource> models;
    private readonly Dictionary<string, int> tokens = new(StringComparer.Ordinal);
    private readonly List<string> appended = [];

    private VocabularyMap(TokenizerPlan plan, ModelReference? origin, IReadOnlyDictionary<ModelReference, ModelSource> models, ModelSource leader)
    {
        this.plan = plan;
        this.origin = origin;
        this.leader = leader;
        this.models = new Dictionary<ModelReference, ModelSource>(models);
        foreach ((ModelReference reference, ModelSource model) in models)
            vocabularies[reference] = Vocabulary.Load(model.FileOf("tokenizer.json")
                ?? throw new InputError($"the model '{reference}' has no tokenizer.json", plan.Where, "expected one in every model whose vocabularies are brought together"));
        Vocabulary first = vocabularies[leader.Reference];
        foreach ((string token, int number) in first.Identities) tokens[token] = number;
        int next = first.Size;
        IEnumerable<string> further = plan.Source == "union" ? models.Keys.SelectMany(model => vocabularies[model].InOrder) : [];
        foreach (string token in further.Concat(plan.Tokens.Keys))
        {
            if (!tokens.TryAdd(token, next)) continue;
            appended.Add(token);
            next++;
        }
        long had = EmbeddingRows(leader);
        int rows = checked((int)Math.Max(next, had));
        Filled = rows;
        if (plan.PadToMultipleOf is { } multiple) rows = checked((rows + multiple - 1) / multiple * multiple);
        Rows = rows;
    }

    /// <summary>The rows of the output's embeddings.</summary>
    public int Rows { get; }

    /// <summary>The rows that have tokens or were there before; those behind are filled with the mean.</summary>
    private int Filled { get; }

    /// <summary>Prepares.</summary>
    /// <exception cref="InputError">A model has no vocabulary, or a rule names what is not there.</exception>
    public static VocabularyMap Create(TokenizerPlan rules, MergePlan plan, IReadOnlyDictionary<ModelReference, ModelSource> models, ModelSource donor)
    {
        ModelSource leader = rules.Source is "union" or "base"
            ? donor
            : models.FirstOrDefault(pair => pair.Key.Path == rules.Source || pair.Key.ToString() == rules.Source).Value
                ?? throw new InputError($"'{rules.Source}' is none of the plan's models", rules.Where, "expected union, base, or a model of the plan");
        return new VocabularyMap(rules, plan.Base, models, leader);
    }

    /// <summary>The embeddings of a tensor's inputs, each with the output's rows.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="inputs">The models.</param>
    /// <param name="found">Their tensors; null where one has none.</param>
    public TensorSource?[] Gather(string name, IReadOnlyList<ModelReference> inputs, TensorSource?[] found)
    {
        var stored = new Dictionary<ModelReference, TensorSource>();
        foreach (ModelReference model in models.Keys)
            if (models[model].Find(name) is { Shape.Length: 2 } tensor) stored[model] = tensor;
        // Numbers of tokens at which somebody must lend a row, with the rows lent.
        var lent = new Dictionary<int, IReadOnlyList<(TensorSource, int)>>();
        var forced = new HashSet<int>();
        foreach ((string token, int number) in tokens)
        {
            if (Lenders(token, stored) is { } rows) lent[number] = rows;
            if (plan.Tokens.TryGetValue(token, out TokenRule? rule) && rule.IsForced) forced.Add(number);
        }
        return [.. inputs.Select((model, i) => found[i] is { } source ? Gather(model, source, lent, forced) : null)];
    }

    /// <summary>The files with the tokenizer of the leading vocabulary, and the tokens that were appended.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> Replace(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        List<(string Name, byte[] Content)> result =
            [.. files.Where(file => !file.Name.StartsWith("tokenizer", StringComparison.Ordinal) && file.Name is not ("added_tokens.json" or "special_tokens_map.json" or "vocab.json" or "merges.txt"))];
        foreach (string name in new[] { "tokenizer_config.json", "special_tokens_map.json" })
        {
            if (files.FirstOrDefault(file => file.Name == name) is { Content: not null } changed && leader.Reference == models.Values.First().Reference) result.Add(changed);
            else if (leader.FileOf(name) is { } path) result.Add((name, File.ReadAllBytes(path)));
        }
        byte[] tokenizer = File.ReadAllBytes(leader.FileOf("tokenizer.json")!);
        if (appended.Count > 0)
        {
            JsonObject root = JsonNode.Parse(tokenizer)!.AsObject();
            if (root["added_tokens"] is not JsonArray added) root["added_tokens"] = added = [];
            foreach (string token in appended)
            {
                added.Add((JsonNode)new JsonObject
                {
                    ["id"] = tokens[token],
                    ["content"] = token,
                    ["single_word"] = false,
                    ["lstrip"] = false,
                    ["rstrip"] = false,
                    ["normalized"] = false,
                    ["special"] = vocabularies.Values.Any(vocabulary => vocabulary.Special.Contains(token)),
                });
            }
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                root.WriteTo(writer);
            tokenizer = buffer.WrittenSpan.ToArray();
        }
        result.Add(("tokenizer.json", tokenizer));
        return result;
    }

    private GatheredRows Gather(ModelReference model, TensorSource source, IReadOnlyDictionary<int, IReadOnlyList<(TensorSource, int)>> lent, HashSet<int> forced)
    {
        var rows = new int[Rows];
        Array.Fill(rows, -1);
        IReadOnlyDictionary<string, int> own = vocabularies[model].Identities;
        foreach ((string token, int number) in tokens)
            if (!forced.Contains(number) && own.TryGetValue(token, out int row) && row < source.Shape[0]) rows[number] = row;
        // Rows without a token stay where they are.
        var named = new HashSet<int>(tokens.Values);
        for (int row = 0; row < Filled; row++)
            if (!named.Contains(row) && row < source.Shape[0]) rows[row] = row;
        return new GatheredRows(source, rows, lent, Filled);
    }

    /// <summary>Whose rows stand for a token in models that lack it: by its rule; the only model that has it; the base; the mean of those that have it.</summary>
    private IReadOnlyList<(TensorSource, int)>? Lenders(string token, Dictionary<ModelReference, TensorSource> stored)
    {
        if (plan.Tokens.TryGetValue(token, out TokenRule? rule))
        {
            if (rule.Model is not { } model) return [];
            if (!stored.TryGetValue(model, out TensorSource? tensor)) throw new InputError($"the model '{model}' has no such embedding", rule.Where, "expected a model of the plan");
            string wanted = rule.Token ?? token;
            int row = rule.TokenId ?? (vocabularies[model].Identities.TryGetValue(wanted, out int number)
                ? number
                : throw new InputError($"the model '{model}' has no token '{wanted}'", rule.Where));
            if (row < 0 || row >= tensor.Shape[0]) throw new InputError($"the model '{model}' has no row {row}", rule.Where, $"expected one of {tensor.Shape[0]}");
            return [(tensor, row)];
        }
        List<(ModelReference Model, TensorSource Source, int Row)> having =
            [.. stored.Where(pair => vocabularies[pair.Key].Identities.TryGetValue(token, out int row) && row < pair.Value.Shape[0]).Select(pair => (pair.Key, pair.Value, vocabularies[pair.Key].Identities[token]))];
        if (having.Count == stored.Count) return null;
        if (having.Count > 1 && having.FirstOrDefault(one => one.Model == origin) is { Source: not null } theirs) having = [theirs];
        return [.. having.Select(one => (one.Source, one.Row))];
    }

    private static long EmbeddingRows(ModelSource model) =>
        model.Names.Where(TensorNames.IsEmbedding).Select(name => model.Find(name)!).Where(tensor => tensor.Shape.Length == 2).Select(tensor => tensor.Shape[0]).FirstOrDefault();
}
