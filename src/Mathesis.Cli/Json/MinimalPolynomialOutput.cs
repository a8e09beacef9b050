namespace Mathesis.Cli;

/// <summary>What <c>exact minpoly-of-matrix --json</c> prints.</summary>
/// <param name="Minpoly">The coefficients, constant first.</param>
internal sealed record MinimalPolynomialOutput(IReadOnlyList<string> Minpoly)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
