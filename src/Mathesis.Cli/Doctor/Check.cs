namespace Mathesis.Cli;

/// <summary>A property of the machine.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">What was found.</param>
/// <param name="Value">The value, or what its absence means.</param>
/// <param name="Remedy">The exact line that adds it, or null when nothing is missing.</param>
internal sealed record Check(string Name, CheckState State, string Value, string? Remedy = null);
