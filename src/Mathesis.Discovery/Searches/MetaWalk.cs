namespace Mathesis.Discovery;

/// <summary>A scheme with its size.</summary>
/// <param name="Map">The size: <c>3x3x4</c>.</param>
/// <param name="Scheme">The scheme.</param>
public sealed record MetaWalk(string Map, PackedScheme Scheme);
