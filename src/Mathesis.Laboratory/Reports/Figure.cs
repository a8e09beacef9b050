namespace Mathesis.Laboratory;

/// <summary>A figure as data: panels side by side. The laboratory draws it as SVG; nothing above it knows the plotting library.</summary>
/// <param name="Panels">The panels, from left to right, wrapped at <paramref name="Columns"/>.</param>
/// <param name="Columns">How many panels a row holds.</param>
public sealed record Figure(IReadOnlyList<Panel> Panels, int Columns = 2)
{
    /// <summary>A figure of one panel.</summary>
    public static Figure Single(Panel panel) => new([panel], 1);
}

/// <summary>One plot with its axes.</summary>
public sealed record Panel
{
    /// <summary>The title above the plot.</summary>
    public required string Title { get; init; }

    /// <summary>The label of the horizontal axis.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>The label of the vertical axis.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>Whether the horizontal axis is logarithmic.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; values that are not positive are left out.</summary>
    public bool LogY { get; init; }

    /// <summary>What is drawn, in order.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>Whether both axes have the same unit length, as circles need.</summary>
    public bool SquareUnits { get; init; }
}

/// <summary>Something drawn in a panel.</summary>
public abstract record Mark
{
    /// <summary>The name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>A curve through points.</summary>
    public sealed record Line(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark;

    /// <summary>Separate points, optionally each with a text or a colour by value in [0, 1].</summary>
    public sealed record Points(IReadOnlyList<double> X, IReadOnlyList<double> Y) : Mark
    {
        /// <summary>A text beside each point, or null.</summary>
        public IReadOnlyList<string>? Texts { get; init; }

        /// <summary>The place of each point on a cyclic colour scale, in [0, 1], or null for one colour.</summary>
        public IReadOnlyList<double>? Hues { get; init; }
    }

    /// <summary>A bar at each position.</summary>
    public sealed record Bars(IReadOnlyList<double> X, IReadOnlyList<double> Heights) : Mark
    {
        /// <summary>The positions of bars to highlight.</summary>
        public IReadOnlyList<double> Highlighted { get; init; } = [];
    }

    /// <summary>A matrix as colours, row 0 at the top.</summary>
    public sealed record Heat(double[,] Values) : Mark
    {
        /// <summary>Whether the colour scale diverges around zero.</summary>
        public bool Diverging { get; init; }
    }

    /// <summary>A shaded range of the horizontal axis, with its label inside.</summary>
    public sealed record Span(double From, double To) : Mark;

    /// <summary>A vertical line at a position, dashed.</summary>
    public sealed record VerticalRule(double X) : Mark;

    /// <summary>A horizontal line at a value, dashed.</summary>
    public sealed record HorizontalRule(double Y) : Mark;
}
