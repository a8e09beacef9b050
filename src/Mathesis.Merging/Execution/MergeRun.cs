using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Merges from plans: the library's front door.</summary>
public static class MergeRun
{
    /// <summary>Carries out all stages of a plan; the last one's output is the merge, those of the others are deleted.</summary>
    /// <param name="stages">The stages, each naming earlier ones as models.</param>
    /// <param name="folder">The folder of the merge; it must not exist, or be empty.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Who watches, or null.</param>
    /// <param name="cancellation">Ends the merge; what is done is kept, and the next merge of the same plan goes on from it.</param>
    /// <exception cref="InputError">A plan does not fit its method or models, an input cannot be merged, or the folder cannot be written.</exception>
    public static MergeReport Run(
        IReadOnlyList<MergePlan> stages, string folder, MergeOptions options, IProgressSink? progress = null, CancellationToken cancellation = default)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        string between = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".stages";
        MergeReport? report = null;
        for (int i = 0; i < stages.Count; i++)
        {
            bool isLast = i == stages.Count - 1;
            string target = isLast ? folder : Path.Combine(between, stages[i].Name!);
            if (!isLast && Directory.Exists(target))
            {
                // Left by an interrupted merge; whether it is of the same plan only the merge itself can tell, so it is made again.
                Directory.Delete(target, recursive: true);
            }
            using ResolvedMerge resolved = MergeResolver.Resolve(stages[i], options, folders);
            MergeReport next = MergeEngine.Run(resolved, options, target, progress, cancellation);
            report = report is null ? next : next with
            {
                Seconds = report.Seconds + next.Seconds,
                BytesRead = report.BytesRead + next.BytesRead,
                PeakBytes = Math.Max(report.PeakBytes, next.PeakBytes),
            };
            if (!isLast) folders[stages[i].Name!] = target;
        }
        if (Directory.Exists(between)) Directory.Delete(between, recursive: true);
        return report!;
    }

    /// <summary>What a plan of one stage would do, without doing it.</summary>
    /// <exception cref="InputError">The plan does not fit its method or models, or the folder cannot be written.</exception>
    public static MergePreview Preview(MergePlan plan, string? folder, MergeOptions options)
    {
        using ResolvedMerge resolved = MergeResolver.Resolve(plan, options, new Dictionary<string, string>());
        int buffer = MergeEngine.BufferBytes(resolved, options);
        if (folder is not null) CheckpointWriter.Check(folder, resolved.Layout.Length);
        return new MergePreview
        {
            Method = resolved.Method.Name,
            Models = [.. resolved.Models.Select(model => model.Reference.ToString())],
            Tensors =
            [
                .. resolved.Tensors.Select((tensor, i) => new PreviewedTensor(
                    tensor.Name, tensor.Type, tensor.Shape, resolved.Layout.Shards[resolved.Layout.Tensors[i].Shard].Name,
                    tensor.Context is null ? null : tensor.Context.Parameters.Values, tensor.Context is null ? null : [.. tensor.Context.OfInputs.Select(input => input.Values)])),
            ],
            Files = [.. resolved.Layout.Shards.Select(shard => (shard.Name, shard.Length)), .. resolved.Files.Select(file => (file.Name, (long)file.Content.Length))],
            InputBytes = resolved.Tensors.Sum(tensor => tensor.InputBytes),
            OutputBytes = resolved.Layout.Length,
            BufferBytes = (long)buffer * options.Threads,
            Rules = resolved.Rules,
            Notes = resolved.Notes,
        };
    }
}
