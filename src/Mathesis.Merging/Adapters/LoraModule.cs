namespace Mathesis.Merging;

/// <summary>A module of a low-rank adapter.</summary>
/// <param name="Name">The module: <c>model.layers.0.mlp.up_proj</c>.</param>
/// <param name="A">The name of the factor A, [rank, in].</param>
/// <param name="B">The name of the factor B, [out, rank].</param>
/// <param name="Rows">Rows of the module's matrix as it is stored.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Scale">What the product is multiplied by: alpha over the rank, or over its root.</param>
/// <param name="IsTransposed">Whether the module's matrix is stored as [in, out].</param>
public sealed record LoraModule(string Name, string A, string B, int Rows, int Columns, int Rank, double Scale, bool IsTransposed);
