namespace Mathesis.Cli;

/// <summary>What <c>version --json</c> prints.</summary>
/// <param name="Version">The version: <c>0.1.0</c>.</param>
/// <param name="Commit">The commit the program was built from, or null.</param>
/// <param name="Runtime">The runtime it runs on.</param>
internal sealed record VersionOutput(string Version, string? Commit, string Runtime)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
