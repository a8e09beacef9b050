namespace Mathesis.Cli;

/// <summary>What <c>exact hermite --json</c> prints.</summary>
/// <param name="Hermite">The form, row after row.</param>
internal sealed record HermiteOutput(IReadOnlyList<IReadOnlyList<string>> Hermite)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
