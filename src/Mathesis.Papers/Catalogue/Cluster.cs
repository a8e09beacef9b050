namespace Mathesis.Papers;

/// <summary>A group of papers that stand on the same parts of the library.</summary>
/// <param name="Id">Its short name: <c>A1</c>.</param>
/// <param name="Name">Its field, in words.</param>
public sealed record Cluster(string Id, string Name);
