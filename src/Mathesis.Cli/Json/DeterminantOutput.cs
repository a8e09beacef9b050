namespace Mathesis.Cli;

/// <summary>What <c>exact det --json</c> prints.</summary>
/// <param name="Det">The determinant.</param>
internal sealed record DeterminantOutput(string Det)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
