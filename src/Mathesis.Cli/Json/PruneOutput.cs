namespace Mathesis.Cli;

/// <summary>What <c>runs prune --json</c> prints.</summary>
internal sealed record PruneOutput(int Schema, int Runs, long Bytes);
