namespace Mathesis.Cli;

/// <summary>What <c>exact rank --json</c> prints.</summary>
/// <param name="Rank">The rank.</param>
/// <param name="Rows">The matrix's rows.</param>
/// <param name="Columns">The matrix's columns.</param>
internal sealed record RankOutput(int Rank, int Rows, int Columns)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
