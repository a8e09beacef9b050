namespace Mathesis.Cli;

/// <summary>What lifting gave.</summary>
internal sealed record LiftOutput(bool Lifted, string? Ring, int Rank, int Steps, string Reason, string? File)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
