using Mathesis.Checkpoints;

namespace Mathesis.Merging.Tests;

public sealed class VocabularyTests : IDisposable
{
    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    private string Model(string name, float value, params string[] tokens)
    {
        // A row for every token and one behind them: token i has the row (value + i, value + i).
        int rows = tokens.Length + 1;
        string folder = models.Write(name, ("model.embed_tokens.weight", [rows, 2], [.. Enumerable.Range(0, 2 * rows).Select(i => value + i / 2)]), ("norm.weight", [1], [value]));
        string vocabulary = string.Join(", ", tokens.Select((token, i) => $"\"{token}\": {i}"));
        File.WriteAllText(Path.Combine(folder, "tokenizer.json"), $$"""{"added_tokens": [], "model": {"type": "BPE", "vocab": { {{vocabulary}} }, "merges": [] } }""");
        File.WriteAllText(Path.Combine(folder, "config.json"), $$"""{"vocab_size": {{rows}} }""");
        return folder;
    }

    [Fact]
    public void A_union_appends_tokens_and_lends_rows()
    {
        string a = Model("a", 100, "x", "y");
        string b = Model("b", 200, "y", "z", "w");
        (_, string folder) = models.Merge($$"""
            merge_method: linear
            base_model: {{a}}
            models: [{model: {{a}}, parameters: {weight: 1} }, {model: {{b}}, parameters: {weight: 1} }]
            tokenizer: {source: union, pad_to_multiple_of: 4, tokens: {w: {source: {kind: zero}, force: true} } }
            """);
        using HuggingFaceFolder set = HuggingFaceFolder.Open(folder);
        // x: b lacks it and takes a's, the only one: 100. y: (101 + 200) / 2. z: a lacks it and takes b's: 201. w: zero in both. 4 rows are a multiple of 4.
        Assert.Equal([100, 100, 150.5f, 150.5f, 201, 201, 0, 0], set.ReadSingles("model.embed_tokens.weight", 4, 2));
        Assert.Equal(4, set.Configuration.Integer("vocab_size", 0));
        JsonReading tokenizer = JsonReading.OfFile(Path.Combine(folder, "tokenizer.json"));
        Assert.Equal(["z:2", "w:3"], tokenizer.Required("added_tokens").Items().Select(token => $"{token.Text("content")}:{token.Required("id").Integer()}"));
    }

    [Fact]
    public void Rows_behind_the_vocabulary_are_kept_and_new_ones_have_the_mean()
    {
        string a = Model("a", 100, "x", "y");
        string b = Model("b", 200, "y", "x");
        (_, string folder) = models.Merge($$"""
            merge_method: passthrough
            models: [{model: {{b}} }]
            tokenizer: {source: base, pad_to_multiple_of: 5}
            """);
        using HuggingFaceFolder same = HuggingFaceFolder.Open(folder);
        Assert.Equal([200, 200, 201, 201, 202, 202, 201, 201, 201, 201], same.ReadSingles("model.embed_tokens.weight", 5, 2));
        (_, string other) = models.Merge($$"""
            merge_method: task_arithmetic
            base_model: {{a}}
            models: [{model: {{b}}, parameters: {weight: 1} }]
            tokenizer_source: base
            """);
        using HuggingFaceFolder permuted = HuggingFaceFolder.Open(other);
        Assert.Equal([201, 201, 200, 200, 202, 202], permuted.ReadSingles("model.embed_tokens.weight", 3, 2));
    }

    [Fact]
    public void A_model_without_a_tokenizer_is_refused()
    {
        string a = Model("a", 100, "x");
        string b = models.Write("b", ("model.embed_tokens.weight", [2, 2], new float[4]), ("norm.weight", [1], [1]));
        Assert.Contains("has no tokenizer.json", models.Refusal($"merge_method: linear\nmodels: [{{model: {a}, parameters: {{weight: 1}}}}, {{model: {b}, parameters: {{weight: 1}}}}]\ntokenizer_source: union\n"), StringComparison.Ordinal);
    }
}
