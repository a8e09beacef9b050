namespace Mathesis.Problems;

/// <summary>An option of a family of tasks, for people to read.</summary>
/// <param name="Name">The name that people write.</param>
/// <param name="Default">The value when it is not set.</param>
/// <param name="Description">What it means, and its range.</param>
public sealed record TaskOption(string Name, string Default, string Description);
