using Mathesis.Checkpoints;

namespace Mathesis.Merging.Tests;

/// <summary>What cannot be merged is refused in one line, and nothing is left behind.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    private static string Linear(params string[] folders) =>
        "merge_method: linear\nmodels:\n" + string.Concat(folders.Select(folder => $"  - {{model: {folder}, parameters: {{weight: 1}}}}\n"));

    [Fact]
    public void Different_shapes()
    {
        string a = models.Write("a", [2, 3], new float[6]);
        string b = models.Write("b", [3, 2], new float[6]);
        Assert.Contains("'weight' has the shape [2, 3]", models.Refusal(Linear(a, b)), StringComparison.Ordinal);
        Assert.Equal(4, models.MergeOne(Linear(a, b) + "on_mismatch: truncate\n").Length);
        Assert.Equal(9, models.MergeOne(Linear(a, b) + "on_mismatch: pad\n").Length);
        Assert.Equal(6, models.MergeOne(Linear(a, b) + "on_mismatch: base\n").Length);
    }

    [Fact]
    public void Cutting_and_filling_up_take_the_right_elements()
    {
        string a = models.Write("a", [2, 3], [1, 2, 3, 4, 5, 6]);
        string b = models.Write("b", [3, 2], [10, 20, 30, 40, 50, 60]);
        Assert.Equal([5.5, 11, 17, 22.5], models.MergeOne(Linear(a, b) + "on_mismatch: truncate\n"));
        // Where b has nothing it takes a's, and where neither has, zero.
        Assert.Equal([5.5, 11, 3, 17, 22.5, 6, 25, 30, 0], models.MergeOne(Linear(a, b) + "on_mismatch: pad\n"));
    }

    [Fact]
    public void Missing_names_and_models()
    {
        string a = models.Write("a", ("x", [1], [1]), ("y", [1], [1]));
        string b = models.Write("b", ("x", [1], [1]));
        Assert.Contains($"'{b}' has no tensor 'y'", models.Refusal(Linear(a, b)), StringComparison.Ordinal);
        Assert.Contains($"'{b}' has no tensor 'y'", models.Refusal(Linear(b, a)), StringComparison.Ordinal);
        Assert.Contains("no model", models.Refusal(Linear(a, "nowhere")), StringComparison.Ordinal);
        Assert.Contains("line 4", models.Refusal(Linear(a, "nowhere")), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_are_missing_unknown_or_out_of_range()
    {
        string a = models.Write("a", [1], [1]);
        Assert.Contains("'weight' of tensor 'weight' in model", models.Refusal($"merge_method: linear\nmodels: [{{model: {a}}}]\n"), StringComparison.Ordinal);
        Assert.Contains("did you mean weight", models.Refusal($"merge_method: linear\nmodels: [{{model: {a}, parameters: {{wieght: 1}}}}]\n"), StringComparison.Ordinal);
        Assert.Contains("in [0, 1]", models.Refusal($"merge_method: ties\nbase_model: {a}\nmodels: [{{model: {models.Write("b", [1], [1])}, parameters: {{weight: 1, density: 1.5}}}}]\n"), StringComparison.Ordinal);
        Assert.Contains("unknown merge method 'tise'; did you mean ties", models.Refusal($"merge_method: tise\nmodels: [{{model: {a}}}]\n"), StringComparison.Ordinal);
        Assert.Contains("ties has no base", models.Refusal($"merge_method: ties\nmodels: [{{model: {a}, parameters: {{weight: 1}}}}]\n"), StringComparison.Ordinal);
        Assert.Contains("sum is 0", models.Refusal($"merge_method: linear\nmodels: [{{model: {a}, parameters: {{weight: 0}}}}]\n"), StringComparison.Ordinal);
        Assert.Contains("expected 1", models.Refusal(Linear(a, models.Write("c", [1], [1])).Replace("linear", "passthrough", StringComparison.Ordinal).Replace("weight", "scale", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_beyond_the_range_of_half_floats_are_counted_and_refused()
    {
        string a = models.Write("a", [4], [60000, -60000, 1, float.PositiveInfinity]);
        string plan = $"merge_method: passthrough\nmodels: [{{model: {a}, parameters: {{scale: 2}}}}]\ndtype: float16\n";
        Assert.Contains("2 numbers of tensor 'weight' are beyond the range of F16", models.Refusal(plan), StringComparison.Ordinal);
        Assert.Equal([65504, -65504, 2, double.PositiveInfinity], models.MergeOne(plan, new MergeOptions { Threads = 1, Saturates = true }));
    }

    [Fact]
    public void Integers_are_copied_when_they_are_equal_and_refused_when_not()
    {
        byte[] one = [1, 0, 0, 0, 0, 0, 0, 0];
        byte[] two = [2, 0, 0, 0, 0, 0, 0, 0];
        string a = models.WriteBytes("a", ("ids", SafetensorsType.Int64, [1], one));
        string b = models.WriteBytes("b", ("ids", SafetensorsType.Int64, [1], one));
        string c = models.WriteBytes("c", ("ids", SafetensorsType.Int64, [1], two));
        Assert.Equal([1], (byte[])[models.MergeBytes(Linear(a, b), "ids")[0]]);
        Assert.Contains("'ids' is I64 and differs", models.Refusal(Linear(a, c)), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_with_content_pickles_and_damaged_files()
    {
        string a = models.Write("a", [2], [1, 2]);
        string folder = Path.Combine(models.Folder, "full");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "x"), "x");
        Core.InputError error = Assert.Throws<Core.InputError>(() => MergeRun.Run(PlanReader.Read(Linear(a), "p"), folder, new MergeOptions()));
        Assert.Contains("not empty", error.Message, StringComparison.Ordinal);
        string pickles = Path.Combine(models.Folder, "pickles");
        Directory.CreateDirectory(pickles);
        File.WriteAllText(Path.Combine(pickles, "pytorch_model.bin"), "x");
        Assert.Contains("pickled", models.Refusal(Linear(pickles)), StringComparison.Ordinal);
        string file = Path.Combine(a, "model.safetensors");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        Assert.Contains("truncated", models.Refusal(Linear(a)), StringComparison.Ordinal);
    }

    [Fact]
    public void Adapters_that_do_not_fit()
    {
        string a = models.Write("a", ("m.weight", [2, 3], new float[6]));
        string Adapter(string name, string configuration, params (string, int[], float[])[] tensors)
        {
            var writer = new SafetensorsWriter();
            foreach ((string tensor, int[] shape, float[] values) in tensors) writer.Add(tensor, shape, values);
            string folder = Path.Combine(models.Folder, name);
            Directory.CreateDirectory(folder);
            writer.Write(Path.Combine(folder, "adapter_model.safetensors"));
            File.WriteAllText(Path.Combine(folder, "adapter_config.json"), configuration);
            return folder;
        }
        (string, int[], float[])[] Pair(string module, int rows, int columns) =>
            [($"base_model.model.{module}.lora_A.weight", [1, columns], Enumerable.Repeat(1f, columns).ToArray()), ($"base_model.model.{module}.lora_B.weight", [rows, 1], Enumerable.Repeat(2f, rows).ToArray())];
        string Plan(string adapter) => Linear($"{a}+{adapter}");
        const string Plain = """{"peft_type":"LORA","lora_alpha":3,"r":1}""";
        Assert.Equal([6, 6, 6, 6, 6, 6], models.MergeOne(Plan(Adapter("good", Plain, Pair("m", 2, 3))), tensor: "m.weight"));
        Assert.Contains("the model lacks", models.Refusal(Plan(Adapter("other", Plain, Pair("n", 2, 3)))), StringComparison.Ordinal);
        Assert.Contains("[4, 3]", models.Refusal(Plan(Adapter("shape", Plain, Pair("m", 4, 3)))), StringComparison.Ordinal);
        Assert.Contains("DoRA", models.Refusal(Plan(Adapter("dora", """{"peft_type":"LORA","use_dora":true}""", Pair("m", 2, 3)))), StringComparison.Ordinal);
        Assert.Contains("kind IA3", models.Refusal(Plan(Adapter("ia3", """{"peft_type":"IA3"}""", Pair("m", 2, 3)))), StringComparison.Ordinal);
        Assert.Contains("biases", models.Refusal(Plan(Adapter("bias", """{"peft_type":"LORA","bias":"all"}""", Pair("m", 2, 3)))), StringComparison.Ordinal);
        Assert.Contains("lacks one of the two factors", models.Refusal(Plan(Adapter("half", Plain, Pair("m", 2, 3)[0]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_memory_for_a_row()
    {
        string a = models.Write("a", [1, 3_000_000], new float[3_000_000]);
        string b = models.Write("b", [1, 3_000_000], new float[3_000_000]);
        string plan = $"merge_method: della\nbase_model: {a}\nmodels: [{{model: {b}, parameters: {{weight: 1, density: 0.5}}}}]\n";
        Assert.Contains("are too few for tensor 'weight'", models.Refusal(plan, new MergeOptions { Threads = 1, Memory = 96L << 20 }), StringComparison.Ordinal);
        Assert.Contains("at least 96 MB", models.Refusal(plan, new MergeOptions { Threads = 1, Memory = 1 }), StringComparison.Ordinal);
    }
}
