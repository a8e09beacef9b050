namespace Mathesis.Laboratory;

/// <summary>How a measurement is printed.</summary>
public enum MetricFormat
{
    /// <summary>Three significant digits.</summary>
    Number,

    /// <summary>A fraction in [0, 1], printed as a percentage.</summary>
    Percent,

    /// <summary>An integer with group separators.</summary>
    Count,
}
