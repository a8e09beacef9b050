namespace Mathesis.Cli;

/// <summary>The table of ranks.</summary>
internal sealed record SchemeTableOutput(IReadOnlyList<RankOutputRow> Products)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
