namespace Mathesis.Cli;

/// <summary>What <c>exact charpoly --json</c> prints.</summary>
/// <param name="Charpoly">The coefficients, constant first.</param>
internal sealed record CharacteristicPolynomialOutput(IReadOnlyList<string> Charpoly)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;
}
