using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging.Tests;

public sealed class EngineTests : IDisposable
{
    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    private (string Base, string A, string B) LargeModels()
    {
        // More than two pieces in one tensor, some small ones, one whose rows are no power of two.
        string[] names = ["base", "a", "b"];
        string[] folders = new string[3];
        for (int m = 0; m < 3; m++)
        {
            double scale = m == 0 ? 1 : 0.01;
            float[] Part(string name, int count)
            {
                float[] values = TestModels.Random(name + "base", count);
                if (m == 0) return values;
                float[] delta = TestModels.Random(name + names[m], count, scale);
                for (int i = 0; i < count; i++) values[i] += i % 3 == 0 ? 0 : delta[i];
                return values;
            }
            folders[m] = models.Write(
                names[m],
                ("embed.weight", [1200, 1000], Part("e", 1_200_000)), ("model.layers.0.up.weight", [300, 1003], Part("u", 300 * 1003)),
                ("model.layers.0.bias", [333], Part("b", 333)), ("model.layers.1.up.weight", [300, 1003], Part("v", 300 * 1003)), ("norm.weight", [64], Part("n", 64)));
        }
        return (folders[0], folders[1], folders[2]);
    }

    [Theory]
    [InlineData("linear", "weight: 0.5", "{}")]
    [InlineData("task_arithmetic", "weight: 0.5", "{}")]
    [InlineData("ties", "{weight: 0.5, density: 0.3}", "{}")]
    [InlineData("dare_ties", "{weight: 0.5, density: 0.3}", "{}")]
    [InlineData("della", "{weight: 0.5, density: 0.3}", "{}")]
    [InlineData("breadcrumbs", "{weight: 0.5, density: 0.3}", "{}")]
    [InlineData("ties_global", "{weight: 0.5, density: 0.3}", "{}")]
    [InlineData("model_stock", "{}", "{}")]
    [InlineData("sce", "{}", "{select_topk: 0.3}")]
    [InlineData("karcher", "{}", "{}")]
    [InlineData("metagpt", "{}", "{}")]
    [InlineData("nuslerp", "weight: 0.4", "{nuslerp_flatten: false, nuslerp_row_wise: true}")]
    public void Threads_and_memory_change_no_bit(string method, string modelParameters, string parameters)
    {
        (string origin, string a, string b) = LargeModels();
        string of = modelParameters.StartsWith('{') ? modelParameters : $"{{{modelParameters}}}";
        string needsBase = method == "linear" ? "" : $"base_model: {origin}\n";
        string plan = $"merge_method: {method}\n{needsBase}models:\n  - {{model: {a}, parameters: {of}}}\n  - {{model: {b}, parameters: {of}}}\nparameters: {parameters}\ndtype: bfloat16\n";
        MergeReport first = models.Merge(plan, new MergeOptions { Threads = 1, Seed = 7 }).Report;
        MergeReport second = models.Merge(plan, new MergeOptions { Threads = 3, Memory = 100L << 20, Seed = 7, Verifies = true }).Report;
        Assert.Equal(5, first.Tensors.Count);
        Assert.Equal(first.Tensors, second.Tensors);
    }

    [Fact]
    public void The_hash_in_the_report_is_that_of_the_bytes_written()
    {
        (string origin, string a, string b) = LargeModels();
        (MergeReport report, string folder) = models.Merge($"merge_method: task_arithmetic\nbase_model: {origin}\nmodels:\n  - {{model: {a}, parameters: {{weight: 1}}}}\n  - {{model: {b}, parameters: {{weight: 1}}}}\n");
        using SafetensorsSet set = SafetensorsSet.Open(folder);
        Assert.Equal(set.Names, report.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach (string name in set.Names) Assert.Equal(TensorHash.Of(set.FileOf(name).ReadBytes(name)), report.Tensors[name]);
    }

    [Fact]
    public void A_killed_merge_goes_on_to_the_same_bytes()
    {
        (string origin, string a, string b) = LargeModels();
        string plan = $"merge_method: ties\nbase_model: {origin}\nmodels:\n  - {{model: {a}, parameters: {{weight: 1, density: 0.5}}}}\n  - {{model: {b}, parameters: {{weight: 1, density: 0.5}}}}\n";
        MergeReport whole = models.Merge(plan).Report;
        // The writer's own doing, broken off after two tensors: the journal, and files of the full length.
        string folder = Path.Combine(models.Folder, "resumed");
        var options = new MergeOptions { Threads = 1 };
        IReadOnlyList<MergePlan> stages = PlanReader.Read(plan, "plan.yaml");
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => MergeRun.Run(stages, folder, options, new StopAfter(source, 3_000_000), source.Token));
        Assert.True(Directory.Exists(folder + ".partial"));
        MergeReport resumed = MergeRun.Run(stages, folder, options);
        Assert.InRange(resumed.Resumed, 1, 4);
        Assert.Equal(whole.Tensors, resumed.Tensors);
        Assert.False(Directory.Exists(folder + ".partial"));
    }

    [Fact]
    public void What_a_killed_merge_left_is_made_again_when_it_was_damaged()
    {
        (string origin, string a, _) = LargeModels();
        string plan = $"merge_method: task_arithmetic\nbase_model: {origin}\nmodels:\n  - {{model: {a}, parameters: {{weight: 1}}}}\n";
        MergeReport whole = models.Merge(plan).Report;
        string folder = Path.Combine(models.Folder, "damaged");
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(
            () => MergeRun.Run(PlanReader.Read(plan, "plan.yaml"), folder, new MergeOptions { Threads = 1 }, new StopAfter(source, 3_000_000), source.Token));
        string file = Path.Combine(folder + ".partial", "model.safetensors");
        byte[] bytes = File.ReadAllBytes(file);
        for (int i = 2000; i < bytes.Length; i += 1000) bytes[i] ^= 1;
        File.WriteAllBytes(file, bytes);
        MergeReport again = MergeRun.Run(PlanReader.Read(plan, "plan.yaml"), folder, new MergeOptions { Threads = 1 });
        Assert.Equal(0, again.Resumed);
        Assert.Equal(whole.Tensors, again.Tensors);
    }

    [Fact]
    public void Files_are_filled_up_to_the_limit_and_listed_in_an_index()
    {
        (string origin, string a, _) = LargeModels();
        string plan = $"merge_method: task_arithmetic\nbase_model: {origin}\nmodels:\n  - {{model: {a}, parameters: {{weight: 1}}}}\n";
        (MergeReport one, _) = models.Merge(plan);
        (MergeReport several, string folder) = models.Merge(plan, new MergeOptions { ShardBytes = 2_000_000, Threads = 2 });
        Assert.Equal(one.Tensors, several.Tensors);
        Assert.Equal(3, Directory.GetFiles(folder, "model-*-of-00003.safetensors").Length);
        Assert.True(File.Exists(Path.Combine(folder, "model.safetensors.index.json")));
        using SafetensorsSet set = SafetensorsSet.Open(folder);
        Assert.Equal(5, set.Names.Count);
    }

    private sealed class StopAfter(CancellationTokenSource source, long bytes) : IProgressSink
    {
        public void Phase(string name)
        {
        }

        public void Advance(long done, long total, params ReadOnlySpan<Measurement> status)
        {
            if (done > bytes) source.Cancel();
        }

        public void Note(string text)
        {
        }
    }
}
