using System.Globalization;
using Mathesis.Checkpoints;
using Mathesis.Merging;

namespace Mathesis.Benchmarks.Merging;

/// <summary>Merges two sparse checkpoints of 6 GB, one tensor of which has 4 GB, and looks whether the memory stayed within what was allowed.</summary>
internal static class MemoryCheck
{
    /// <summary>Runs; the exit code is 1 when a merge took more.</summary>
    public static int Run(string folder)
    {
        string[] models = [.. new[] { "sparse-a", "sparse-b" }.Select(name => WriteSparse(Path.Combine(folder, name)))];
        bool isWithin = true;
        foreach ((string method, long memory) in new[] { ("linear", 512L << 20), ("ties", 128L << 20) })
        {
            string parameters = method == "ties" ? "{weight: 0.5, density: 0.5}" : "{weight: 0.5}";
            string plan = method == "ties"
                ? $"merge_method: ties\nbase_model: {models[0]}\nmodels: [{{model: {models[1]}, parameters: {parameters}}}]\n"
                : $"merge_method: linear\nmodels: [{{model: {models[0]}, parameters: {parameters}}}, {{model: {models[1]}, parameters: {parameters}}}]\n";
            string target = Path.Combine(folder, "out");
            MergeReport report = MergeRun.Run(PlanReader.Read(plan, "plan"), target, new MergeOptions { Memory = memory });
            Directory.Delete(target, recursive: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{method}, {memory >> 20} MiB allowed: {report.InputBytes / 1e9:0.0} GB of inputs in {report.Seconds:0.0} s, anonymous memory at most {report.PeakBytes / 1048576.0:0} MiB"));
            isWithin &= report.PeakBytes <= memory;
        }
        return isWithin ? 0 : 1;
    }

    private static string WriteSparse(string folder)
    {
        ShardLayout layout = ShardLayout.Plan(
            [
                new PlannedTensor("model.embed_tokens.weight", SafetensorsType.BFloat16, [500_000, 4096]),
                new PlannedTensor("model.layers.0.mlp.up_proj.weight", SafetensorsType.BFloat16, [250_000, 4096]),
            ],
            long.MaxValue, new Dictionary<string, string> { ["format"] = "pt" });
        Directory.CreateDirectory(folder);
        using FileStream file = new(Path.Combine(folder, layout.Shards[0].Name), FileMode.Create, FileAccess.Write);
        file.Write(layout.Shards[0].Header.Span);
        file.SetLength(layout.Shards[0].Length);
        return folder;
    }
}
