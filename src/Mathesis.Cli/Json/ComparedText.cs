namespace Mathesis.Cli;

/// <summary>A value of two runs; null where one has none.</summary>
internal sealed record ComparedText(string Name, string? First, string? Second);
