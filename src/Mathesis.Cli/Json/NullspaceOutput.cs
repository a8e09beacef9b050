namespace Mathesis.Cli;

/// <summary>What <c>exact nullspace --json</c> prints.</summary>
/// <param name="Nullspace">A basis of the null space, vector after vector: each has a 1 at its free column and 0 at the others'.</param>
/// <param name="Free">The free columns, from 1.</param>
internal sealed record NullspaceOutput(IReadOnlyList<IReadOnlyList<string>> Nullspace, IReadOnlyList<int> Free)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
