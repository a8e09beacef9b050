using System.Text;

namespace Mathesis.Laboratory;

/// <summary>Draws one panel: title, legend, axes, marks.</summary>
internal sealed class PanelDrawing
{
    private const double LegendLine = 16;
    private const double SpanBand = 16;
    private const double HeatBar = 10;

    private readonly Panel panel;
    private readonly int[] colours;
    private readonly List<List<int>> legend = [];
    private readonly Mark.Heat? heat;
    private readonly (double Low, double High) heatRange;
    private readonly PlotAxis x;
    private readonly PlotAxis y;
    private readonly double left;
    private readonly double right;
    private readonly double top;
    private readonly double bottom;
    private readonly double band;

    /// <summary>Lays a panel out.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="colours">The colour number of each mark.</param>
    /// <param name="available">The width it may take, in pixels.</param>
    /// <param name="shared">Margins that it shares with its neighbours, so that their axes align; null for its own.</param>
    public PanelDrawing(Panel panel, int[] colours, double available, PanelMargins? shared = null)
    {
        this.panel = panel;
        this.colours = colours;
        heat = panel.Marks.OfType<Mark.Heat>().LastOrDefault();
        Width = IsCompact(panel) ? Math.Min(available, 460) : available;
        heatRange = heat is null ? (0, 1) : HeatRange(heat);
        (double Low, double High) horizontal = PlotRange.Horizontal(panel);
        (double Low, double High) vertical = PlotRange.Vertical(panel);

        LayLegend();
        band = panel.Marks.Any(mark => mark is Mark.Span { Label: not null }) ? SpanBand : 0;
        Margins = shared ?? Measure(vertical);
        top = Margins.Top;
        left = Margins.Left;
        right = Width - Margins.Right;
        double plotWidth = right - left;
        double plotHeight = heat is not null
            ? Math.Clamp(plotWidth * heat.Values.GetLength(0) / Math.Max(1, heat.Values.GetLength(1)), Math.Min(100, plotWidth), plotWidth)
            : panel.SquareUnits ? plotWidth : Math.Clamp(0.5 * plotWidth, 150, 300);
        bottom = top + plotHeight;
        Height = Math.Ceiling(bottom + 20 + (panel.XLabel.Length > 0 ? 18 : 0));

        if (panel is { SquareUnits: true, LogX: false, LogY: false })
        {
            double unit = Math.Max((horizontal.High - horizontal.Low) / plotWidth, (vertical.High - vertical.Low) / plotHeight);
            horizontal = Centred(horizontal, unit * plotWidth);
            vertical = Centred(vertical, unit * plotHeight);
        }
        x = new PlotAxis(horizontal.Low, horizontal.High, panel.LogX, left, right);
        y = heat is null
            ? new PlotAxis(vertical.Low, vertical.High, panel.LogY, bottom, top)
            : new PlotAxis(vertical.Low, vertical.High, panel.LogY, top, bottom); // row 0 at the top

        static (double Low, double High) Centred((double Low, double High) range, double width)
        {
            double middle = 0.5 * (range.Low + range.High);
            return (middle - width / 2, middle + width / 2);
        }
    }

    /// <summary>Whether a panel is about as high as wide: a matrix, or axes of equal units.</summary>
    public static bool IsCompact(Panel panel) => panel.SquareUnits || panel.Marks.Any(mark => mark is Mark.Heat);

    /// <summary>The margins around the plot.</summary>
    public PanelMargins Margins { get; }

    /// <summary>The width in pixels.</summary>
    public double Width { get; }

    /// <summary>The height in pixels.</summary>
    public double Height { get; }

    /// <summary>The panel as an <c>svg</c> element.</summary>
    /// <param name="place">Attributes that place it, or null.</param>
    public string ToSvg(string? place = null)
    {
        string width = SvgWriter.Number(Width);
        string height = SvgWriter.Number(Height);
        var svg = new SvgWriter();
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" aria-label=\"{SvgWriter.Escape(Describe())}\" {(place is null ? "" : place + " ")}width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">");
        if (panel.Title.Length > 0) svg.Text("t", left, 14, panel.Title);
        DrawLegend(svg);
        DrawSpans(svg);
        DrawAxes(svg);

        // A nested svg clips what it holds without needing an id that is unique in the page.
        svg.Raw($"<svg x=\"{SvgWriter.Number(left)}\" y=\"{SvgWriter.Number(top)}\" width=\"{SvgWriter.Number(right - left)}\" height=\"{SvgWriter.Number(bottom - top)}\" viewBox=\"{SvgWriter.Number(left)} {SvgWriter.Number(top)} {SvgWriter.Number(right - left)} {SvgWriter.Number(bottom - top)}\">");
        int bars = panel.Marks.Count(mark => mark is Mark.Bars);
        int bar = 0;
        for (int i = 0; i < panel.Marks.Count; i++)
        {
            switch (panel.Marks[i])
            {
                case Mark.Heat matrix when ReferenceEquals(matrix, heat): DrawHeat(svg, matrix); break;
                case Mark.Bars mark: DrawBars(svg, mark, colours[i], bar++, bars); break;
                case Mark.Line line: DrawLine(svg, line, colours[i]); break;
                case Mark.VerticalRule rule when x.Accepts(rule.X): svg.Line("r", x.Position(rule.X), top, x.Position(rule.X), bottom); break;
                case Mark.HorizontalRule rule when y.Accepts(rule.Y): svg.Line("r", left, y.Position(rule.Y), right, y.Position(rule.Y)); break;
            }
        }
        svg.Raw("</svg>");

        // Points and texts may overlap the frame.
        for (int i = 0; i < panel.Marks.Count; i++)
        {
            if (panel.Marks[i] is Mark.Points points) DrawPoints(svg, points, colours[i]);
        }
        DrawRuleLabels(svg);
        if (heat is not null) DrawHeatScale(svg, heat);
        return svg.Raw("</svg>").ToString();
    }

    /// <summary>What the panel shows, for those who cannot see it.</summary>
    private string Describe()
    {
        string[] labels = [.. panel.Marks.Select(mark => mark.Label).OfType<string>().Distinct()];
        var words = new StringBuilder(panel.Title.Length > 0 ? panel.Title : "Plot");
        if (panel.YLabel.Length > 0) words.Append($"; {panel.YLabel}");
        if (panel.XLabel.Length > 0) words.Append(panel.YLabel.Length > 0 ? $" against {panel.XLabel}" : $"; {panel.XLabel}");
        if (labels.Length > 0) words.Append($"; {string.Join(", ", labels)}");
        return words.ToString();
    }

    private static double LegendWidth(string label) => 22 + SvgWriter.TextWidth(label, PlotStyle.TextSize) + 14;

    private PanelMargins Measure((double Low, double High) vertical)
    {
        // The height is not known yet, and with it the ticks: the widest of two plausible sets serves.
        double labels = Widest(new PlotAxis(vertical.Low, vertical.High, panel.LogY, 0, 1));
        double scale = heat is null ? 0 : HeatBar + 20 + Widest(new PlotAxis(heatRange.Low, heatRange.High, false, 0, 1));
        return new PanelMargins(
            Math.Ceiling(labels + 12 + (panel.YLabel.Length > 0 ? 16 : 0)),
            Math.Ceiling(Math.Max(12, scale)),
            (panel.Title.Length > 0 ? 24 : 8) + legend.Count * LegendLine + band);

        static double Widest(PlotAxis axis) => axis.Ticks(3).Concat(axis.Ticks(6)).Select(tick => tick.Width).DefaultIfEmpty(0).Max();
    }

    private void LayLegend()
    {
        double used = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < panel.Marks.Count; i++)
        {
            Mark mark = panel.Marks[i];
            if (mark.Label is null || mark is not (Mark.Line or Mark.Bars or Mark.Points) || !seen.Add(mark.Label)) continue;
            double needed = LegendWidth(mark.Label);
            if (legend.Count == 0 || used + needed > Width - 40)
            {
                legend.Add([]);
                used = 0;
            }
            legend[^1].Add(i);
            used += needed;
        }
    }

    private void DrawLegend(SvgWriter svg)
    {
        double line = (panel.Title.Length > 0 ? 24 : 8) + 8;
        foreach (List<int> row in legend)
        {
            double place = left;
            foreach (int i in row)
            {
                Mark mark = panel.Marks[i];
                switch (mark)
                {
                    case Mark.Line: svg.Line("l " + SeriesColours.Stroke(colours[i]), place, line - 4, place + 16, line - 4); break;
                    case Mark.Bars bars:
                        svg.Rectangle(bars.Highlighted.Count > 0 ? "m" : SeriesColours.Fill(colours[i]), place + 4, line - 9, place + 14, line + 1);
                        break;
                    case Mark.Points { Hues: not null }: svg.Path("p s6", $"M{SvgWriter.Number(place + 8)} {SvgWriter.Number(line - 4)}h0"); break;
                    case Mark.Points: svg.Path("p " + SeriesColours.Stroke(colours[i] % PlotStyle.Colours), $"M{SvgWriter.Number(place + 8)} {SvgWriter.Number(line - 4)}h0"); break;
                }
                svg.Text("", place + 21, line, mark.Label!);
                place += LegendWidth(mark.Label!);
            }
            line += LegendLine;
        }
    }

    private void DrawSpans(SvgWriter svg)
    {
        int number = 0;
        foreach (Mark.Span span in panel.Marks.OfType<Mark.Span>())
        {
            if (double.IsNaN(span.From) || double.IsNaN(span.To)) continue;
            double from = x.Clamped(Math.Min(span.From, span.To));
            double to = x.Clamped(Math.Max(span.From, span.To));
            if (to <= from) continue;
            svg.Rectangle("b" + number++ % 2, from, top - band, to, bottom);
            if (span.Label is null) continue;
            string label = Fit(span.Label, to - from - 4);
            if (label.Length > 0) svg.Text("n", (from + to) / 2, top - 5, label, "middle");
        }
    }

    /// <summary>As much of a text as fits a width, ended by an ellipsis; nothing when fewer than three letters fit.</summary>
    private static string Fit(string words, double width)
    {
        if (SvgWriter.TextWidth(words, PlotStyle.TextSize) <= width) return words;
        for (int length = words.Length - 1; length >= 3; length--)
        {
            string shortened = words[..length].TrimEnd() + "…";
            if (SvgWriter.TextWidth(shortened, PlotStyle.TextSize) <= width) return shortened;
        }
        return "";
    }

    /// <summary>How many ticks the horizontal axis has room for.</summary>
    private int HorizontalTicks()
    {
        int count = (int)((right - left) / 60);
        while (count > 2 && x.Ticks(count).Sum(tick => tick.Width + 14) > right - left) count--;
        return count;
    }

    private void DrawAxes(SvgWriter svg)
    {
        int count = HorizontalTicks();
        IReadOnlyList<PlotTick> across = x.Ticks(count);
        IReadOnlyList<PlotTick> up = y.Ticks(panel.SquareUnits ? count : (int)((bottom - top) / 38));
        if (heat is null)
        {
            var grid = new StringBuilder();
            foreach (PlotTick tick in across) grid.Append($"M{SvgWriter.Number(x.Position(tick.Value))} {SvgWriter.Number(top)}V{SvgWriter.Number(bottom)}");
            foreach (PlotTick tick in up) grid.Append($"M{SvgWriter.Number(left)} {SvgWriter.Number(y.Position(tick.Value))}H{SvgWriter.Number(right)}");
            svg.Path("g", grid.ToString());
            if (!panel.LogY && y.Low < 0 && y.High > 0) svg.Line("z", left, y.Position(0), right, y.Position(0));
            if (panel is { SquareUnits: true, LogX: false } && x.Low < 0 && x.High > 0) svg.Line("z", x.Position(0), top, x.Position(0), bottom);
        }

        var lines = new StringBuilder();
        lines.Append($"M{SvgWriter.Number(left)} {SvgWriter.Number(top)}V{SvgWriter.Number(bottom)}H{SvgWriter.Number(right)}");
        foreach (PlotTick tick in across) lines.Append($"M{SvgWriter.Number(x.Position(tick.Value))} {SvgWriter.Number(bottom)}v4");
        foreach (PlotTick tick in up) lines.Append($"M{SvgWriter.Number(left)} {SvgWriter.Number(y.Position(tick.Value))}h-4");
        foreach (double tick in x.MinorTicks()) lines.Append($"M{SvgWriter.Number(x.Position(tick))} {SvgWriter.Number(bottom)}v2");
        foreach (double tick in y.MinorTicks()) lines.Append($"M{SvgWriter.Number(left)} {SvgWriter.Number(y.Position(tick))}h-2");
        svg.Path("a", lines.ToString());

        foreach (PlotTick tick in across)
        {
            // The outermost labels stay within the panel.
            double half = tick.Width / 2;
            double place = Math.Min(x.Position(tick.Value), Width - half);
            svg.Text("n", place, bottom + 16, tick.Text, "middle", exponent: tick.Exponent);
        }
        foreach (PlotTick tick in up) svg.Text("n", left - 7, y.Position(tick.Value) + 4, tick.Text, "end", exponent: tick.Exponent);
        if (panel.XLabel.Length > 0) svg.Text("", (left + right) / 2, bottom + 33, panel.XLabel, "middle");
        if (panel.YLabel.Length > 0) svg.Text("", 11, (top + bottom) / 2, panel.YLabel, "middle", turned: true);
    }

    private void DrawLine(SvgWriter svg, Mark.Line line, int colour)
    {
        var data = new StringBuilder();
        var run = new List<(double X, double Y)>();
        int count = Math.Min(line.X.Count, line.Y.Count);
        for (int i = 0; i <= count; i++)
        {
            if (i < count && x.Accepts(line.X[i]) && y.Accepts(line.Y[i]))
            {
                run.Add((x.Position(line.X[i]), y.Position(line.Y[i])));
                continue;
            }
            if (run.Count == 0) continue;
            AppendRun(data, CurveThinning.Thin(run));
            run.Clear();
        }
        svg.Path("l " + SeriesColours.Stroke(colour), data.ToString());
    }

    private static void AppendRun(StringBuilder data, List<(double X, double Y)> run)
    {
        data.Append($"M{SvgWriter.Number(run[0].X)} {SvgWriter.Number(run[0].Y)}");
        if (run.Count == 1) data.Append("h0");
        for (int i = 1; i < run.Count; i++) data.Append($"{(i == 1 ? "L" : " ")}{SvgWriter.Number(run[i].X)} {SvgWriter.Number(run[i].Y)}");
    }

    private void DrawBars(SvgWriter svg, Mark.Bars bars, int colour, int number, int groups)
    {
        if (bars.X.Count == 0) return;
        double spacing = PlotRange.BarSpacing(bars.X);
        var highlighted = new HashSet<double>(bars.Highlighted);
        var plain = new StringBuilder();
        var marked = new StringBuilder();
        string ground = SvgWriter.Number(y.Clamped(panel.LogY ? y.Low : 0));
        for (int i = 0; i < Math.Min(bars.X.Count, bars.Heights.Count); i++)
        {
            double place = bars.X[i];
            if (!y.Accepts(bars.Heights[i]) || !x.Accepts(place - spacing / 2) || !x.Accepts(place + spacing / 2)) continue;
            double from = x.Position(place - 0.4 * spacing);
            double to = x.Position(place + 0.4 * spacing);
            double width = Math.Max(0.8, (to - from) / groups);
            double start = from + number * (to - from) / groups;
            (highlighted.Contains(place) ? marked : plain).Append(
                $"M{SvgWriter.Number(start)} {ground}V{SvgWriter.Number(y.Position(bars.Heights[i]))}h{SvgWriter.Number(width)}V{ground}z");
        }
        string fill = SeriesColours.Fill(colour);
        svg.Path(highlighted.Count > 0 ? "m" : fill, plain.ToString());
        svg.Path(fill, marked.ToString());
    }

    private void DrawPoints(SvgWriter svg, Mark.Points points, int colour)
    {
        var placed = new List<(double X, double Y, int Index)>();
        for (int i = 0; i < Math.Min(points.X.Count, points.Y.Count); i++)
        {
            if (!x.Accepts(points.X[i]) || !y.Accepts(points.Y[i])) continue;
            placed.Add((x.Position(points.X[i]), y.Position(points.Y[i]), i));
        }
        IEnumerable<IGrouping<string, (double X, double Y, int Index)>> groups = placed.GroupBy(point =>
            points.Hues is { } hues ? $"style=\"stroke:{ColourScales.Cyclic(hues[point.Index])}\"" : "");
        foreach (IGrouping<string, (double X, double Y, int Index)> group in groups)
        {
            string data = string.Concat(group.Select(point => $"M{SvgWriter.Number(point.X)} {SvgWriter.Number(point.Y)}h0"));
            if (group.Key.Length > 0) svg.Path("p", data, group.Key);
            else svg.Path("p " + SeriesColours.Stroke(colour % PlotStyle.Colours), data);
        }
        if (points.Texts is { } texts) DrawPointTexts(svg, placed, texts);
    }

    /// <summary>Texts lie outwards of their points, seen from the centre of all; those that would cover another are left out.</summary>
    private static void DrawPointTexts(SvgWriter svg, List<(double X, double Y, int Index)> placed, IReadOnlyList<string> texts)
    {
        const double Size = 9;
        if (placed.Count == 0) return;
        double middleX = placed.Average(point => point.X);
        double middleY = placed.Average(point => point.Y);
        var taken = new List<(double X, double Y, double Width)>();
        foreach ((double px, double py, int index) in placed)
        {
            if (index >= texts.Count || texts[index].Length == 0) continue;
            double dx = px - middleX;
            double dy = py - middleY;
            double length = Math.Max(1e-9, Math.Sqrt(dx * dx + dy * dy));
            double width = SvgWriter.TextWidth(texts[index], Size);
            double centreX = px + dx / length * (6 + width / 2);
            double centreY = py + dy / length * 10;
            bool covers = taken.Any(other =>
                Math.Abs(other.X - centreX) < (other.Width + width) / 2 + 3 && Math.Abs(other.Y - centreY) < Size)
                || placed.Any(point => point.Index != index && Math.Abs(point.X - centreX) < width / 2 + 1 && Math.Abs(point.Y - centreY) < 4.5);
            if (covers) continue;
            taken.Add((centreX, centreY, width));
            svg.Text("k", centreX, centreY + 3, texts[index], "middle");
        }
    }

    private void DrawRuleLabels(SvgWriter svg)
    {
        var taken = new List<(double From, double To, double Line)>();
        foreach (Mark.HorizontalRule rule in panel.Marks.OfType<Mark.HorizontalRule>())
        {
            if (rule.Label is null || !y.Accepts(rule.Y)) continue;
            double place = y.Position(rule.Y);
            double line = place - 4 < top + 8 ? place + 12 : place - 4;
            taken.Add((right - 4 - SvgWriter.TextWidth(rule.Label, PlotStyle.TextSize), right - 4, line));
            svg.Text("n h", right - 4, line, rule.Label, "end");
        }
        foreach (Mark.VerticalRule rule in panel.Marks.OfType<Mark.VerticalRule>())
        {
            if (rule.Label is null || !x.Accepts(rule.X)) continue;
            double width = SvgWriter.TextWidth(rule.Label, PlotStyle.TextSize);
            double place = x.Position(rule.X);
            bool leftwards = place + 6 + width > right;
            (double from, double to) = leftwards ? (place - 4 - width, place - 4) : (place + 4, place + 4 + width);

            // A label that would cover another steps down.
            double line = top + 12;
            while (line < bottom - 13 && taken.Any(other => other.From < to && from < other.To && Math.Abs(other.Line - line) < 12)) line += 4;
            taken.Add((from, to, line));
            svg.Text("n h", leftwards ? to : from, line, rule.Label, leftwards ? "end" : "start");
        }
    }

    private static (double Low, double High) HeatRange(Mark.Heat heat)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in heat.Values)
        {
            if (!PlotAxis.Accepts(value, log: false)) continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        if (low > high) (low, high) = (0, 1);
        if (heat.Diverging)
        {
            double extent = Math.Max(Math.Abs(low), Math.Abs(high));
            return extent < 1e-290 ? (-1, 1) : (-extent, extent);
        }
        return high - low > 1e-290 ? (low, high) : (low - 0.5, low + 0.5);
    }

    private void DrawHeat(SvgWriter svg, Mark.Heat matrix)
    {
        int rows = matrix.Values.GetLength(0);
        int columns = matrix.Values.GetLength(1);
        if (rows == 0 || columns == 0) return;

        // More than a thousand cells a side cannot be seen: blocks are averaged.
        int block = (Math.Max(rows, columns) + 999) / 1000;
        int height = (rows + block - 1) / block;
        int width = (columns + block - 1) / block;
        byte[] pixels = new byte[height * width];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                double value = BlockMean(matrix.Values, row * block, column * block, block);
                double share = (value - heatRange.Low) / (heatRange.High - heatRange.Low);
                pixels[row * width + column] = double.IsNaN(share) ? (byte)255 : (byte)Math.Round(254 * Math.Clamp(share, 0, 1));
            }
        }
        DrawImage(
            svg, pixels, width, matrix.Diverging,
            x.Position(-0.5), y.Position(-0.5), x.Position(width * block - 0.5), y.Position(height * block - 0.5));
    }

    /// <summary>The mean of the numbers in a block of a matrix; NaN when there are none.</summary>
    private static double BlockMean(double[,] values, int row, int column, int size)
    {
        if (size == 1) return values[row, column];
        double sum = 0;
        int count = 0;
        for (int i = row; i < Math.Min(row + size, values.GetLength(0)); i++)
        {
            for (int j = column; j < Math.Min(column + size, values.GetLength(1)); j++)
            {
                if (double.IsNaN(values[i, j])) continue;
                sum += values[i, j];
                count++;
            }
        }
        return sum / count;
    }

    private static void DrawImage(SvgWriter svg, byte[] pixels, int columns, bool diverging, double x1, double y1, double x2, double y2)
    {
        var palette = new (byte, byte, byte)[255];
        for (int i = 0; i < palette.Length; i++) palette[i] = ColourScales.Matrix(i / 254.0, diverging);
        string data = Convert.ToBase64String(PngImage.Encode(pixels, columns, palette));
        svg.Raw($"<image x=\"{SvgWriter.Number(x1)}\" y=\"{SvgWriter.Number(y1)}\" width=\"{SvgWriter.Number(x2 - x1)}\" height=\"{SvgWriter.Number(y2 - y1)}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{data}\"/>");
    }

    private void DrawHeatScale(SvgWriter svg, Mark.Heat matrix)
    {
        double height = Math.Min(bottom - top, 180);
        double from = right + 10;
        byte[] pixels = new byte[255];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)(254 - i);
        DrawImage(svg, pixels, 1, matrix.Diverging, from, top, from + HeatBar, top + height);
        var axis = new PlotAxis(heatRange.Low, heatRange.High, false, top + height, top);
        foreach (PlotTick tick in axis.Ticks((int)(height / 34)))
        {
            double place = axis.Position(tick.Value);
            svg.Line("a", from + HeatBar, place, from + HeatBar + 3, place);
            svg.Text("n", from + HeatBar + 6, place + 4, tick.Text, exponent: tick.Exponent);
        }
    }
}
