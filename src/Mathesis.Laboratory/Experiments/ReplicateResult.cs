namespace Mathesis.Laboratory;

/// <summary>What a finished replicate left.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Measurements">What it measured.</param>
/// <param name="Arms">Its arms, in the order they were started.</param>
public sealed record ReplicateResult(
    ulong Seed, IReadOnlyDictionary<string, double> Measurements, IReadOnlyList<ArmResult> Arms)
{
    /// <summary>The arm of that label.</summary>
    public ArmResult Arm(string label) => Arms.Single(arm => arm.Label == label);
}
