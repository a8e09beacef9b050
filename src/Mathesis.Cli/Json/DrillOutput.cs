namespace Mathesis.Cli;

/// <summary>What <c>runs drill --json</c> prints.</summary>
internal sealed record DrillOutput(int Schema, string Experiment, int Kills, int Runs, int Values, bool Identical, IReadOnlyList<string> Differences);
