using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Against logits that follow from each architecture's definition; see <c>data/make_models.py</c>.</summary>
public sealed class HuggingFaceModelTests : IDisposable
{
    private readonly string scratch = Directory.CreateTempSubdirectory("mathesis-models-").FullName;

    public static TheoryData<string> Models => ["gpt2", "pythia", "neox-sequential", "llama", "llama-tied", "llama-stretched", "qwen2"];

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public void LogitsAreThoseOfTheDefinitionInDouble(string model) => AssertLogits<double>(model, 1e-9);

    [Theory]
    [MemberData(nameof(Models))]
    public void LogitsAreThoseOfTheDefinitionInSingle(string model) => AssertLogits<float>(model, 1e-4);

    [Theory]
    [MemberData(nameof(Models))]
    public void HookPointsAreReadableAndReplaceable(string model)
    {
        HuggingFaceModel loaded = HuggingFaceModel.Load(Folder(model));
        var network = new LayerNetwork<double>(loaded.Specification, loaded.Weights);
        TokenBatch tokens = Expected(model).Tokens;
        Tensor<double> plain = network.Run(tokens);
        Tensor<double>? middle = null;
        Tensor<double> read = network.Run(tokens, new Hooks<double>().Read("blocks.1.hook_resid_pre", value => middle = value.Clone()));
        AssertNear(plain.Values, read.Values, 1e-12);
        Assert.Equal([2, 8, 16], middle!.Shape.ToArray());
        Tensor<double> patched = network.Run(tokens, new Hooks<double>().Replace("blocks.0.attn.hook_pattern", value => new Tensor<double>(value.Shape)));
        Assert.True(plain.Values.Zip(patched.Values).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-3);
    }

    [Fact]
    public void AMatrixThatIsSavedTwiceIsReadOnce()
    {
        Assert.True(((Unembedding)HuggingFaceModel.Load(Folder("gpt2")).Specification.Modules[^1]).Tied);
        Assert.DoesNotContain("unembed.W_U", HuggingFaceModel.Load(Folder("llama-tied")).Weights.Names);
    }

    [Theory]
    [InlineData("gpt2", "model_type", "\"bert\"", "model_type: the architecture bert is not supported; expected one of gpt2, gpt_neox, llama, mistral, qwen2")]
    [InlineData("gpt2", "n_embd", null, "there is no \"n_embd\"")]
    [InlineData("gpt2", "n_head", "3", "config.json: n_head: 3 does not fit; expected a divisor of n_embd 16")]
    [InlineData("gpt2", "n_layer", "0", "config.json: n_layer: 0 does not fit; expected a positive number")]
    [InlineData("gpt2", "n_layer", "3", "unknown tensor 'h.2.ln_1.weight'")]
    [InlineData("gpt2", "n_layer", "1", "the weights have tensors that gpt2 as configured does not have: h.1.attn.c_attn.bias")]
    [InlineData("gpt2", "activation_function", "\"swash\"", "the activation swash is not supported")]
    [InlineData("gpt2", "add_cross_attention", "true", "add_cross_attention is not supported")]
    [InlineData("gpt2", "vocab_size", "51", "tensor 'wte.weight' has the shape [50, 16]; expected [51, 16] by config.json")]
    [InlineData("pythia", "intermediate_size", "65", "expected [65, 16] by config.json")]
    [InlineData("llama", "rope_scaling", "{\"rope_type\":\"yarn\",\"factor\":2}", "config.json: rope_scaling.rope_type: the rope_type yarn is not supported; expected default, linear or llama3")]
    [InlineData("llama", "num_key_value_heads", "3", "3 is out of range")]
    [InlineData("qwen2", "use_sliding_window", "true", "use_sliding_window is not supported")]
    public void WhatIsNotSupportedIsNamed(string model, string field, string? value, string expected)
    {
        foreach (string file in Directory.GetFiles(Folder(model))) File.Copy(file, Path.Combine(scratch, Path.GetFileName(file)));
        string path = Path.Combine(scratch, "config.json");
        JsonObject configuration = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        if (value is null) configuration.Remove(field);
        else configuration[field] = JsonNode.Parse(value);
        File.WriteAllText(path, configuration.ToJsonString());
        InputError error = Assert.Throws<InputError>(() => HuggingFaceModel.Load(scratch));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void NewerSpellingsOfRotaryPositionsAreRead()
    {
        foreach (string file in Directory.GetFiles(Folder("llama"))) File.Copy(file, Path.Combine(scratch, Path.GetFileName(file)));
        string path = Path.Combine(scratch, "config.json");
        JsonObject configuration = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        configuration.Remove("rope_scaling");
        configuration.Remove("rope_theta");
        configuration["rope_parameters"] = JsonNode.Parse("""{"rope_type":"default","rope_theta":500000.0}""");
        File.WriteAllText(path, configuration.ToJsonString());
        Assert.Equal(HuggingFaceModel.Load(Folder("llama")).Specification, HuggingFaceModel.Load(scratch).Specification);
    }

    private static void AssertLogits<T>(string model, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        HuggingFaceModel loaded = HuggingFaceModel.Load(Folder(model));
        (TokenBatch tokens, double[] logits) = Expected(model);
        Tensor<T> found = new LayerNetwork<T>(loaded.Specification, loaded.Weights).Run(tokens);
        AssertNear(logits, found.Values.Select(double.CreateChecked), tolerance);
    }

    private static void AssertNear(IReadOnlyCollection<double> expected, IEnumerable<double> found, double tolerance)
    {
        double[] values = [.. found];
        Assert.Equal(expected.Count, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }

    private static (TokenBatch Tokens, double[] Logits) Expected(string model)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(model), "expected.json")));
        JsonElement sequences = document.RootElement.GetProperty("sequences");
        int[] tokens = [.. sequences.EnumerateArray().SelectMany(sequence => sequence.EnumerateArray()).Select(token => token.GetInt32())];
        double[] logits = [.. document.RootElement.GetProperty("logits").EnumerateArray()
            .SelectMany(sequence => sequence.EnumerateArray()).SelectMany(row => row.EnumerateArray()).Select(value => value.GetDouble())];
        return (new TokenBatch(tokens, tokens.Length / sequences.GetArrayLength()), logits);
    }

    private static string Folder(string model) => Path.Combine(AppContext.BaseDirectory, "HuggingFace", "data", model);
}
