namespace Mathesis.Cli;

/// <summary>A category's estimated frequency; the interval is that of the unbiased estimate.</summary>
internal sealed record PrivateCategoryOutput(string Category, double Frequency, double StandardError, double Low, double High);
