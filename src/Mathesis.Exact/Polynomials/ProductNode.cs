namespace Mathesis.Exact;

/// <summary>A node of the tree of products over a list of points: the product of (x - point) over its part of the list.</summary>
internal sealed record ProductNode<TElement>(TElement[] Product, ProductNode<TElement>? Left, ProductNode<TElement>? Right);
