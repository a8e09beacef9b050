namespace Mathesis.Expressions;

/// <summary>A clock time.</summary>
/// <param name="Parts">Hours, minutes and perhaps seconds.</param>
/// <param name="Half">"am", "pm" or null.</param>
internal sealed record ClockTime(IReadOnlyList<int> Parts, string? Half)
{
    /// <summary>The time that an expression shows: two or three whole parts, those after the first of two digits below 60; null for others.</summary>
    public static ClockTime? Read(Expression expression)
    {
        string? half = null;
        if (expression is Expression.Quantity { Unit: var unit } quantity)
        {
            half = unit.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            if (half is not ("am" or "pm")) return null;
            expression = quantity.Value;
        }
        if (expression is Expression.Number { Value: { IsInteger: true } only } && half is not null) return only >= 0 && only <= 12 ? new ClockTime([(int)only.Numerator, 0], half) : null;
        if (expression is not Expression.Ratio { Parts.Count: 2 or 3 } ratio) return null;
        var parts = new List<int>();
        foreach (Expression part in ratio.Parts)
        {
            if (part is not Expression.Number { Places: null, Value: { IsInteger: true } value } || value < 0 || value >= 60) return null;
            if (parts.Count > 0 && part.Span.Length != 2) return null;
            parts.Add((int)value.Numerator);
        }
        return parts[0] > 24 ? null : new ClockTime(parts, half);
    }

    /// <summary>Whether two times are the same; without am or pm on one side either may be meant, unless the hours are of 24.</summary>
    public bool Fits(ClockTime other)
    {
        if (SecondsBehindHour != other.SecondsBehindHour) return false;
        if (Half is not null && other.Half is not null) return Hours24(Half) == other.Hours24(other.Half);
        if (Half is null && other.Half is null) return Parts[0] == other.Parts[0];
        (ClockTime known, ClockTime bare) = Half is not null ? (this, other) : (other, this);
        return bare.Parts[0] == known.Parts[0] || bare.Parts[0] == known.Hours24(known.Half!);
    }

    private int SecondsBehindHour => (Parts[1] * 60) + (Parts.Count > 2 ? Parts[2] : 0);

    private int Hours24(string half) => (Parts[0] % 12) + (half == "pm" ? 12 : 0);
}
