using System.Globalization;

namespace Mathesis.Laboratory;

/// <summary>Where a criterion's bounds come from.</summary>
/// <param name="Origin"><c>paper</c> or <c>calibrated</c>.</param>
/// <param name="Calibration">For a calibrated bound: the day, the seeds and the values seen. Null for the paper's own.</param>
/// <param name="Seeds">The seeds that a bound was calibrated on; no result on one of them is recorded.</param>
public sealed record Threshold(string Origin, string? Calibration, IReadOnlyList<ulong> Seeds)
{
    /// <summary>The paper fixes the bound.</summary>
    public static Threshold FromPaper { get; } = new("paper", null, []);

    /// <summary>The bound was calibrated once, then frozen; recorded results never use the seeds it was calibrated on.</summary>
    /// <param name="day">The day, as yyyy-mm-dd.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="seen">The values they gave: <c>fractions 0.78 to 0.91</c>.</param>
    public static Threshold Calibrated(string day, IReadOnlyList<ulong> seeds, string seen) =>
        new("calibrated", $"{day} on {(seeds.Count == 1 ? "seed" : "seeds")} {string.Join(", ", seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)))}: {seen}", seeds);

    /// <inheritdoc/>
    public bool Equals(Threshold? other) =>
        other is not null && Origin == other.Origin && Calibration == other.Calibration && Seeds.SequenceEqual(other.Seeds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Origin, Calibration);
}
