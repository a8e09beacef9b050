namespace Mathesis.Cli;

/// <summary>What <c>runs compare --json</c> prints.</summary>
/// <param name="Schema">The version of this object's layout.</param>
/// <param name="First">The first run.</param>
/// <param name="Second">The second run.</param>
/// <param name="Settings">What differs in how they were run.</param>
/// <param name="Measurements">What either measured, side by side; medians over replicates.</param>
/// <param name="Verdicts">What their claims came to.</param>
internal sealed record ComparisonOutput(
    int Schema, string First, string Second, IReadOnlyList<ComparedText> Settings, IReadOnlyList<ComparedNumber> Measurements,
    IReadOnlyList<ComparedText> Verdicts);
