namespace Mathesis.Laboratory;

/// <summary>How the values of replicates become an estimate and an interval.</summary>
public enum Aggregation
{
    /// <summary>The claim is about each replicate: the estimate is the median, the interval the range of the values.</summary>
    Every,

    /// <summary>The claim is about the mean: 95% interval by Student's t; a single value is its own interval.</summary>
    Mean,

    /// <summary>Values are 0 or 1 and the claim is about their rate: 95% interval by Wilson's score.</summary>
    Rate,
}
