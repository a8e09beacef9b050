namespace Mathesis.Laboratory;

/// <summary>Finds the ranges of values that a panel's axes must show.</summary>
internal static class PlotRange
{
    /// <summary>The range of the horizontal axis.</summary>
    public static (double Low, double High) Horizontal(Panel panel)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        double padding = 0;
        foreach (Mark mark in panel.Marks)
        {
            switch (mark)
            {
                case Mark.Line line:
                    Include(line.X);
                    break;
                case Mark.Points points:
                    Include(points.X);
                    padding = Math.Max(padding, points.Texts is null ? 0.04 : 0.08);
                    break;
                case Mark.Bars bars:
                    double half = 0.52 * BarSpacing(bars.X);
                    foreach (double place in bars.X) Include([place - half, place + half]);
                    break;
                case Mark.Heat heat:
                    Include([-0.5, heat.Values.GetLength(1) - 0.5]);
                    break;
                case Mark.VerticalRule rule:
                    Include([rule.X]);
                    break;
                case Mark.Span span:
                    Include([span.From, span.To]);
                    break;
            }
        }
        return Widen(low, high, padding, padding, panel.LogX);

        void Include(IReadOnlyList<double> values) => Extend(ref low, ref high, values, panel.LogX);
    }

    /// <summary>The range of the vertical axis.</summary>
    public static (double Low, double High) Vertical(Panel panel)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        double below = 0.04;
        double above = 0.06;
        foreach (Mark mark in panel.Marks)
        {
            switch (mark)
            {
                case Mark.Line line:
                    Include(line.Y);
                    break;
                case Mark.Points points:
                    Include(points.Y);
                    if (points.Texts is not null) (below, above) = (0.08, 0.08);
                    break;
                case Mark.Bars bars:
                    Include(bars.Heights);
                    Include([0]);
                    break;
                case Mark.Heat heat:
                    Include([-0.5, heat.Values.GetLength(0) - 0.5]);
                    (below, above) = (0, 0);
                    break;
                case Mark.HorizontalRule rule:
                    Include([rule.Y]);
                    break;
            }
        }
        // Bars and shares stand on the axis.
        if (low == 0) below = 0;
        return Widen(low, high, below, above, panel.LogY);

        void Include(IReadOnlyList<double> values) => Extend(ref low, ref high, values, panel.LogY);
    }

    /// <summary>The least distance between neighbouring bars.</summary>
    public static double BarSpacing(IReadOnlyList<double> positions)
    {
        double[] sorted = [.. positions.Where(double.IsFinite).Distinct().Order()];
        double spacing = double.PositiveInfinity;
        for (int i = 1; i < sorted.Length; i++) spacing = Math.Min(spacing, sorted[i] - sorted[i - 1]);
        return double.IsFinite(spacing) ? spacing : 1;
    }

    private static void Extend(ref double low, ref double high, IReadOnlyList<double> values, bool log)
    {
        foreach (double value in values)
        {
            if (!PlotAxis.Accepts(value, log)) continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
    }

    private static (double Low, double High) Widen(double low, double high, double below, double above, bool log)
    {
        if (low > high) return log ? (1, 10) : (0, 1);
        if (log)
        {
            double factor = Math.Log(high) - Math.Log(low);
            if (factor < 0.001) return (low / 2, high * 2);
            return (low * Math.Exp(-below * factor), high * Math.Exp(above * factor));
        }
        double width = high - low;
        double magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        if (width <= 1e-12 * magnitude || width < 1e-290)
        {
            // All values are the same, as far as ticks can tell.
            double half = magnitude < 1e-290 ? 1 : magnitude / 2;
            return (low - half, high + half);
        }
        return (low - below * width, high + above * width);
    }
}
