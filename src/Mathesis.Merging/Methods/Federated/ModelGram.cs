namespace Mathesis.Merging;

/// <summary>The inner products of task vectors over the whole model. The sums over tensors are taken in the tensors' order.</summary>
/// <param name="tensors">All tensors.</param>
internal sealed class ModelGram(IReadOnlyList<MergeContext> tensors) : ModelStatistics
{
    private readonly GramPass[] passes = [.. tensors.Select(tensor => new GramPass(tensor.Others, tensor.RequiredBase))];

    /// <summary>The squared length of each task vector.</summary>
    public double[] SquaredNorms => [.. Enumerable.Range(0, Size).Select(m => this[m, m])];

    /// <summary>How many task vectors.</summary>
    public int Size => passes.Length == 0 ? 0 : passes[0].Size;

    /// <summary>The inner product of two task vectors.</summary>
    public double this[int i, int j] => passes.Sum(pass => pass[i, j]);

    public override IEnumerable<Func<int, TensorPass?>> Phases()
    {
        foreach (MergeContext tensor in tensors)
            if (tensor.Others.Count != Size) throw tensor.Unfit($"has {tensor.Others.Count} models, others have {Size}", "expected the same models everywhere: norms are taken over the whole model");
        yield return i => passes[i];
    }

    public override IReadOnlyList<(string Name, double Value)> Findings =>
    [
        .. Enumerable.Range(0, Size).Select(m => ($"norm of task vector {m + 1}", Math.Sqrt(this[m, m]))),
        .. from i in Enumerable.Range(0, Size)
           from j in Enumerable.Range(0, i)
           select ($"cosine of task vectors {j + 1} and {i + 1}", this[i, j] / Math.Sqrt(this[i, i] * this[j, j])),
    ];
}
