using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>A plan whose models have been opened: every tensor of the output is known, with its inputs, parameters and place.</summary>
internal sealed class ResolvedMerge : IDisposable
{
    /// <summary>The plan.</summary>
    public required MergePlan Plan { get; init; }

    /// <summary>The method.</summary>
    public required IMergeMethod Method { get; init; }

    /// <summary>The models.</summary>
    public required IReadOnlyList<ModelSource> Models { get; init; }

    /// <summary>The tensors, in the order in which they are merged.</summary>
    public required IReadOnlyList<OutputTensor> Tensors { get; init; }

    /// <summary>Where they will lie.</summary>
    public required ShardLayout Layout { get; init; }

    /// <summary>The small files of the output: names and contents.</summary>
    public required IReadOnlyList<(string Name, byte[] Content)> Files { get; init; }

    /// <summary>What a person should know before: unused rules, tensors that are copied.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The rules of the plan, with how many tensors each decided something of.</summary>
    public required IReadOnlyList<(string Rule, int Tensors)> Rules { get; init; }

    /// <summary>The same only when the same bytes will be written.</summary>
    public required string Identity { get; init; }

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        foreach (ModelSource model in Models) model.Dispose();
    }
}
