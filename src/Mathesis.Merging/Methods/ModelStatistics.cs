namespace Mathesis.Merging;

/// <summary>What a method must know of all tensors together: norms over the whole model, a threshold for the whole model.</summary>
public abstract class ModelStatistics
{
    /// <summary>The phases, one after the other; each gives a pass for every tensor, by index, or null where a tensor has no part in it.</summary>
    public abstract IEnumerable<Func<int, TensorPass?>> Phases();

    /// <summary>What was found, for the report: names and values.</summary>
    public virtual IReadOnlyList<(string Name, double Value)> Findings => [];
}
