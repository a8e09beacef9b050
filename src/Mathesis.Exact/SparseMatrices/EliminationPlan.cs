namespace Mathesis.Exact;

/// <summary>The order in which a sparse matrix was eliminated: another matrix with the same pattern needs no search for pivots.</summary>
/// <param name="Rows">The row of each pivot that was taken while the matrix was sparse.</param>
/// <param name="Columns">Its column.</param>
public sealed record EliminationPlan(int[] Rows, int[] Columns);
