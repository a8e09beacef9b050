namespace Mathesis.Cli;

/// <summary>What <c>exact rref --json</c> prints.</summary>
/// <param name="Rref">The reduced matrix, row after row.</param>
/// <param name="Pivots">The pivots' columns, from 1.</param>
/// <param name="Rank">The rank.</param>
internal sealed record RowReductionOutput(IReadOnlyList<IReadOnlyList<string>> Rref, IReadOnlyList<int> Pivots, int Rank)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
