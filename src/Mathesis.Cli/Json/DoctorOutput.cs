namespace Mathesis.Cli;

/// <summary>What <c>doctor --json</c> prints.</summary>
/// <param name="Schema">The version of this object's layout.</param>
/// <param name="Ready">Whether nothing required is missing.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record DoctorOutput(int Schema, bool Ready, IReadOnlyList<Check> Checks);
