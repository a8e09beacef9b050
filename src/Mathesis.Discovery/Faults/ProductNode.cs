namespace Mathesis.Discovery;

/// <summary>A node of a distributed multiplication: it computes one product of a combination of left blocks and one of right blocks.</summary>
/// <param name="Name">Its name: <c>S3</c>, <c>P1</c>.</param>
/// <param name="Left">A coefficient for each left block.</param>
/// <param name="Right">A coefficient for each right block.</param>
public sealed record ProductNode(string Name, IReadOnlyList<int> Left, IReadOnlyList<int> Right);
