namespace Mathesis.Circuits;

/// <summary>What linear probes read at one place of a network.</summary>
/// <param name="Site">The hook point and position.</param>
/// <param name="Scores">For each target its name and how well it is read: accuracy for classes, share of variance for numbers and waves.</param>
public sealed record SiteProbe(Site Site, IReadOnlyList<(string Target, double Score)> Scores);
