namespace Mathesis.Cli;

/// <summary>What <c>exact smith --json</c> prints.</summary>
/// <param name="Smith">The invariant factors, each a divisor of the next.</param>
internal sealed record SmithOutput(IReadOnlyList<string> Smith)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
