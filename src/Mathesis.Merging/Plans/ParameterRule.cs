namespace Mathesis.Merging;

/// <summary>A value for the tensors whose names contain a text.</summary>
/// <param name="Filter">The text; null or <c>*</c> for all tensors.</param>
/// <param name="Values">One value, or several along the layers: numbers are interpolated linearly, other values taken in steps.</param>
/// <param name="Where">Where the plan gives it.</param>
public sealed record ParameterRule(string? Filter, IReadOnlyList<ParameterValue> Values, string Where)
{
    /// <summary>Whether the rule is for a tensor.</summary>
    public bool Covers(string tensor) => Filter is null or "*" || tensor.Contains(Filter, StringComparison.Ordinal);

    /// <summary>The value at a place along the layers.</summary>
    /// <param name="t">0 at the first layer of the slice, 1 at the last.</param>
    public ParameterValue At(double t)
    {
        double scaled = t * (Values.Count - 1);
        int before = (int)scaled;
        if (Values.Count == 1 || Values.Any(value => value.Text is not null || value.IsFlag)) return Values[before];
        int after = Math.Min(Values.Count - 1, before + 1);
        double part = scaled - before;
        return ParameterValue.Of((1 - part) * Values[before].Number + part * Values[after].Number);
    }
}
