namespace Mathesis.Laboratory;

/// <summary>
/// Draws figures as SVG: text stays text, colours follow a light or dark background, numbers are short, nothing depends on the
/// fonts or the clock of the machine. The same figure gives the same bytes.
/// </summary>
public static class FigureDrawing
{
    private const double PageWidth = 864;
    private const double Gap = 16;

    /// <summary>Draws a figure as one SVG file that stands by itself.</summary>
    public static string ToSvg(Figure figure)
    {
        IReadOnlyList<PanelDrawing> panels = Panels(figure);
        int columns = Math.Max(1, figure.Columns);
        double width = 0;
        double y = 0;
        var body = new SvgWriter();
        foreach (PanelDrawing[] row in panels.Chunk(columns))
        {
            double x = 0;
            foreach (PanelDrawing panel in row)
            {
                body.Raw(panel.ToSvg($"x=\"{SvgWriter.Number(x)}\" y=\"{SvgWriter.Number(y)}\""));
                x += panel.Width + Gap;
            }
            width = Math.Max(width, x - Gap);
            y += row.Max(panel => panel.Height) + Gap;
        }
        string size = $"{SvgWriter.Number(width)} {SvgWriter.Number(Math.Max(0, y - Gap))}";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size}\" width=\"{SvgWriter.Number(width)}\"><style>{PlotStyle.Sheet}</style>{body}</svg>\n";
    }

    /// <summary>The panels of a figure, each drawn by itself, so that a page can wrap them.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="page">The width of the page in pixels.</param>
    internal static IReadOnlyList<PanelDrawing> Panels(Figure figure, double page = PageWidth)
    {
        int columns = Math.Max(1, figure.Columns);
        double width = Math.Floor((page - Gap * (columns - 1)) / columns);
        var colours = new SeriesColours(figure);
        PanelDrawing[] alone = [.. figure.Panels.Select(panel => new PanelDrawing(panel, colours.Of(panel), width))];
        return [.. figure.Panels.Select(panel => new PanelDrawing(panel, colours.Of(panel), width, Shared(panel)))];

        // Plots of one kind align: below each other at their left ends, beside each other also at their tops.
        PanelMargins Shared(Panel panel)
        {
            PanelMargins[] alike =
                [.. alone.Where((_, i) => PanelDrawing.IsCompact(figure.Panels[i]) == PanelDrawing.IsCompact(panel)).Select(other => other.Margins)];
            double top = columns == 1 ? alone[figure.Panels.ToList().IndexOf(panel)].Margins.Top : alone.Max(other => other.Margins.Top);
            return new PanelMargins(alike.Max(m => m.Left), alike.Max(m => m.Right), top);
        }
    }
}
