namespace Mathesis.Discovery;

/// <summary>What a distributed multiplication gave.</summary>
/// <param name="Product">The product, or null when the survivors do not suffice.</param>
/// <param name="Alive">The nodes whose products came back and passed their check, a bit a node.</param>
/// <param name="Killed">The nodes whose process was killed.</param>
/// <param name="Wrong">The nodes whose product failed Freivalds' check.</param>
/// <param name="Late">The nodes that gave no product in time or ended badly, beside those killed.</param>
/// <param name="Steps">The relations that the local decoder used; null when only the linear decoder succeeded.</param>
public sealed record DistributedResult(
    IntegerBlocks? Product, ulong Alive, IReadOnlyList<int> Killed, IReadOnlyList<int> Wrong, IReadOnlyList<int> Late, IReadOnlyList<NodeRelation>? Steps);
