using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging.Tests;

public sealed class PlanTests : IDisposable
{
    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    [Theory]
    [InlineData("merge_method: linear\nmodels:\n  - modle: a\n", "line 3, column 5", "did you mean model?")]
    [InlineData("merge_mehtod: linear\nmodels: []\n", "line 1, column 1", "did you mean merge_method?")]
    [InlineData("merge_method: linear\n", "line 1", "no list of models")]
    [InlineData("merge_method: linear\nmodels: []\nslices: []\n", "line 1", "exclude each other")]
    [InlineData("merge_method: linear\nmodels: []\n", "line 2", "at least one model")]
    [InlineData("merge_method: linear\nmodels:\n  - model: a\n  - model: a\n", "line 4", "listed twice")]
    [InlineData("merge_method: linear\ndtype: bfloat17\nmodels:\n  - model: a\n", "line 2, column 8", "unknown type 'bfloat17'")]
    [InlineData("merge_method: linear\nslices:\n  - sources:\n      - model: a\n        layer_range: [4, 2]\n", "line 5, column 22", "0 <= first < end")]
    [InlineData("merge_method: linear\nslices:\n  - sources:\n      - {model: a, layer_range: [0, 2]}\n      - {model: b, layer_range: [0, 3]}\n", "line 5", "as many layers")]
    [InlineData("merge_method: [\n", "line 2", "not YAML")]
    [InlineData("a: 1\na: 2\n", "line 2", "given twice")]
    [InlineData("- 1\n", "line 1", "a mapping")]
    [InlineData("", "plan.yaml", "empty")]
    [InlineData("merge_method: linear\nmodels:\n  - model: a@main\n", "line 3", "'main' is not fetched")]
    [InlineData("merge_method: linear\ntokenizer: {source: union, tokens: {x: {source: {kind: zeor}}}}\nmodels:\n  - model: a\n", "line 2", "zero or model_token")]
    [InlineData("a: &x [*x]\n", "line 1", "no anchor 'x'")]
    public void Every_defect_of_a_plan_is_named_with_its_line(string text, string where, string what)
    {
        InputError error = Assert.Throws<InputError>(() => PlanReader.Read(text, "plan.yaml"));
        Assert.StartsWith("plan.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Aliases_that_grow_without_bound_are_refused()
    {
        var text = new System.Text.StringBuilder("a: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"b{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Contains("more than", Assert.Throws<InputError>(() => PlanReader.Read(text.ToString(), "plan.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_filters_and_levels_give_the_values_of_mergekit()
    {
        (string, int[], float[])[] Layers(float value) =>
        [
            ("embed.weight", [1], [value]), .. Enumerable.Range(0, 5).SelectMany(i => new (string, int[], float[])[]
            {
                ($"model.layers.{i}.mlp.weight", [1], [value]), ($"model.layers.{i}.attn.weight", [1], [value]),
            }),
            ("norm.weight", [1], [value]),
        ];
        string a = models.Write("a", Layers(0));
        string b = models.Write("b", Layers(1));
        string plan = $$"""
            merge_method: slerp
            base_model: {{a}}
            models:
              - model: {{a}}
              - model: {{b}}
            parameters:
              t:
                - filter: mlp
                  value: [0, 0.5, 0.25]
                - filter: embed
                  value: [0.125, 1]
                - value: 0.75
            """;
        (_, string folder) = models.Merge(plan);
        using SafetensorsSet set = SafetensorsSet.Open(folder);
        double Value(string name) => set.FileOf(name).ReadDoubles(name)[0];
        // Slerp between 0 and 1 of one element is linear (the zero vector is not normalised, the cosine is 0): sin(t pi / 2).
        double Part(double t) => (float)Math.Sin(t * Math.PI / 2);
        Assert.Equal(Part(0.125), Value("embed.weight"));
        Assert.Equal(Part(0.75), Value("norm.weight"));
        Assert.Equal([Part(0), Part(0.25), Part(0.5), Part(0.375), Part(0.25)], Enumerable.Range(0, 5).Select(i => Value($"model.layers.{i}.mlp.weight")));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(Part(0.75), Value($"model.layers.{i}.attn.weight")));
    }

    [Fact]
    public void Slices_stack_and_renumber_layers_and_the_configuration_follows()
    {
        (string, int[], float[])[] Layers(float value) =>
        [
            ("model.embed_tokens.weight", [1], [value]), .. Enumerable.Range(0, 4).Select(i => ($"model.layers.{i}.w", new[] { 1 }, new[] { value + i })), ("model.norm.weight", [1], [value]),
        ];
        string a = models.Write("a", Layers(100));
        string b = models.Write("b", Layers(200));
        File.WriteAllText(Path.Combine(a, "config.json"), """{"num_hidden_layers": 4, "torch_dtype": "float32"}""");
        (_, string folder) = models.Merge($$"""
            merge_method: passthrough
            slices:
              - sources: [{model: {{a}}, layer_range: [0, 3]}]
              - sources: [{model: {{b}}, layer_range: [1, 4], parameters: {scale: 2} }]
            dtype: bfloat16
            """);
        using HuggingFaceFolder set = HuggingFaceFolder.Open(folder);
        Assert.Equal(6, set.Configuration.Integer("num_hidden_layers", 0));
        Assert.Equal("bfloat16", set.Configuration.Text("torch_dtype"));
        Assert.Equal([100, 101, 102, 402, 404, 406], Enumerable.Range(0, 6).Select(i => set.ReadSingles($"model.layers.{i}.w", 1)[0]));
        Assert.Equal(100, set.ReadSingles("model.embed_tokens.weight", 1)[0]);
        Assert.Equal(400, set.ReadSingles("model.norm.weight", 1)[0]);
    }

    [Fact]
    public void Stages_name_earlier_ones_as_models()
    {
        string a = models.Write("a", [2], [1, 2]);
        string b = models.Write("b", [2], [3, 6]);
        double[] values = models.MergeOne($$"""
            name: first
            merge_method: linear
            models: [{model: {{a}}, parameters: {weight: 1} }, {model: {{b}}, parameters: {weight: 1} }]
            ---
            name: second
            merge_method: linear
            models: [{model: first, parameters: {weight: 1} }, {model: {{b}}, parameters: {weight: 3} }]
            """);
        Assert.Equal([2.75, 5.5], values);
    }
}
