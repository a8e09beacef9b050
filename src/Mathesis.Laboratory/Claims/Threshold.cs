namespace Mathesis.Laboratory;

/// <summary>Where a criterion's bounds come from.</summary>
/// <param name="Origin"><c>paper</c> or <c>calibrated</c>.</param>
/// <param name="Calibration">For a calibrated bound: the day, the seeds and the values seen. Null for the paper's own.</param>
public sealed record Threshold(string Origin, string? Calibration)
{
    /// <summary>The paper fixes the bound.</summary>
    public static Threshold FromPaper { get; } = new("paper", null);

    /// <summary>The bound was calibrated once, then frozen; recorded results never use the seeds it was calibrated on.</summary>
    /// <param name="day">The day, as yyyy-mm-dd.</param>
    /// <param name="seen">The seeds and the values they gave.</param>
    public static Threshold Calibrated(string day, string seen) => new("calibrated", $"{day}: {seen}");
}
