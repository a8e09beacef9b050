namespace Mathesis.Exact;

/// <summary>Whether a scheme computes its map.</summary>
/// <param name="FailingEquation">The first equation that does not hold, or null when all do: <c>a12 b21 in c11: 0, expected 1</c>.</param>
/// <param name="Failures">How many equations do not hold.</param>
/// <param name="Equations">How many there are: left times right times outputs.</param>
public sealed record SchemeVerdict(string? FailingEquation, int Failures, int Equations)
{
    /// <summary>Whether all equations hold.</summary>
    public bool IsValid => FailingEquation is null;
}
