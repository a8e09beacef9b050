namespace Mathesis.Cli;

/// <summary>A number of two runs; null where one has none.</summary>
internal sealed record ComparedNumber(string Name, double? First, double? Second);
