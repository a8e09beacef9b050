namespace Mathesis.Merging;

/// <summary>
/// A way to merge models, tensor by tensor. It sees numbers in tiles and never a file. Implementations are registered under the name
/// that plans use.
/// </summary>
public interface IMergeMethod
{
    /// <summary>The name in plans.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Summary { get; }

    /// <summary>Where it comes from.</summary>
    string Source { get; }

    /// <summary>What it does with the base.</summary>
    BaseUse Base { get; }

    /// <summary>The fewest and most models, the base not counted.</summary>
    (int Fewest, int Most) Models => (1, int.MaxValue);

    /// <summary>Parameters of each model.</summary>
    IReadOnlyList<MergeParameter> ModelParameters => [];

    /// <summary>Parameters of a tensor as a whole.</summary>
    IReadOnlyList<MergeParameter> TensorParameters => [];

    /// <summary>What must be known of all tensors together before any is merged; null for methods that treat each tensor by itself.</summary>
    /// <param name="tensors">All tensors.</param>
    ModelStatistics? Begin(IReadOnlyList<MergeContext> tensors) => null;

    /// <summary>Prepares the merge of one tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="statistics">What <see cref="Begin"/> gave, its phases done; or null.</param>
    /// <exception cref="Core.InputError">The method cannot merge it.</exception>
    TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics);
}
