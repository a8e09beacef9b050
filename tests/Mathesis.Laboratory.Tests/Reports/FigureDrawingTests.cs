using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;

namespace Mathesis.Laboratory.Tests;

public partial class FigureDrawingTests
{
    private static Panel Plot(params Mark[] marks) => new() { Title = "Title", Marks = marks };

    private static XDocument Draw(Panel panel) => XDocument.Parse(FigureDrawing.ToSvg(Figure.Single(panel)));

    private static IEnumerable<XElement> Elements(XDocument svg, string name) => svg.Descendants().Where(element => element.Name.LocalName == name);

    private static IReadOnlyList<string> Texts(XDocument svg) => [.. Elements(svg, "text").Select(text => text.Value)];

    private static string? Class(XElement element) => element.Attribute("class")?.Value;

    /// <summary>The data of the first curve or bars of that class inside the plot.</summary>
    private static string Data(XDocument svg, string kind) => Elements(svg, "path").First(path => Class(path) == kind).Attribute("d")!.Value;

    /// <summary>The points of a curve's path.</summary>
    private static List<(double X, double Y)> Points(string data) =>
        [.. PointPattern().Matches(data).Select(m => (double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];

    [GeneratedRegex(@"(-?[\d.]+) (-?[\d.]+)")]
    private static partial Regex PointPattern();

    [GeneratedRegex(@"\.\d{3,}")]
    private static partial Regex LongFraction();

    [Fact]
    public void Every_figure_is_well_formed_and_the_same_bytes_each_time()
    {
        foreach (Figure figure in new[] { Demonstration.Curves(), Demonstration.Spikes() })
        {
            string svg = FigureDrawing.ToSvg(figure);
            Assert.Equal("svg", XDocument.Parse(svg).Root!.Name.LocalName);
            Assert.Equal(svg, FigureDrawing.ToSvg(figure));
            Assert.DoesNotContain("NaN", svg);
            Assert.DoesNotContain("Infinity", svg);
        }
    }

    [Fact]
    public void Any_values_at_all_give_a_well_formed_figure() =>
        Gen.Select(
            Gen.OneOf(Gen.Double, Gen.Double[-10, 10], Gen.Const(0.0), Gen.Const(1e308), Gen.Const(-1e308), Gen.Const(5e-324)).Array[0, 12],
            Gen.Bool, Gen.Bool, Gen.Bool).Sample(
            (values, logX, logY, square) =>
            {
                double[] x = [.. values.Reverse()];
                double first = values.Length > 0 ? values[0] : 1;
                XDocument svg = Draw(
                    Plot(new Mark.Line(x, values), new Mark.Points(x, values) { Texts = [.. x.Select(v => "t")] }, new Mark.Bars(x, values), new Mark.Span(first, 3), new Mark.VerticalRule(first) { Label = "v" }, new Mark.HorizontalRule(first) { Label = "h" })
                    with
                    { LogX = logX, LogY = logY, SquareUnits = square });
                string all = svg.ToString();
                return !all.Contains("NaN", StringComparison.Ordinal) && !all.Contains('∞') && !all.Contains("Infinity", StringComparison.Ordinal);
            },
            iter: 300);

    [Fact]
    public void A_long_curve_is_thinned_but_keeps_spikes_of_one_step()
    {
        string svg = FigureDrawing.ToSvg(Demonstration.Spikes());
        Assert.True(svg.Length < 40_000, $"{svg.Length} characters");
        List<(double X, double Y)> points = Points(Data(XDocument.Parse(svg), "l s0"));
        double middle = points.Average(p => p.Y);
        double highest = points.Min(p => p.Y);
        Assert.True(middle - highest > 100);
        Assert.Equal(2, points.Count(p => p.Y == highest));
    }

    [Fact]
    public void A_straight_line_needs_only_its_ends()
    {
        double[] x = [.. Enumerable.Range(0, 5000).Select(i => (double)i)];
        Assert.Equal(2, Points(Data(Draw(Plot(new Mark.Line(x, x))), "l s0")).Count);
    }

    [Fact]
    public void A_thinned_curve_stays_within_a_fifth_of_a_pixel_of_its_points() =>
        Gen.Double[-1, 1].Array[3, 200].Sample(
            values =>
            {
                double[] x = [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
                List<(double X, double Y)> kept = Points(Data(Draw(Plot(new Mark.Line(x, values))), "l s0"));
                Assert.Equal(kept.OrderBy(p => p.X), kept);

                // Positions are affine in the values; the extremes are always kept, so they fix the map.
                double top = kept.Min(p => p.Y);
                double bottom = kept.Max(p => p.Y);
                double low = values.Min();
                double high = values.Max();
                if (high - low < 1e-6) return;
                for (int i = 0; i < values.Length; i++)
                {
                    double px = kept[0].X + (kept[^1].X - kept[0].X) * i / (values.Length - 1);
                    double py = bottom + (top - bottom) * (values[i] - low) / (high - low);
                    double distance = Enumerable.Range(0, kept.Count - 1).Min(j => Distance((px, py), kept[j], kept[j + 1]));
                    Assert.True(distance < 0.2, $"{distance} at {i}");
                }
            },
            iter: 40);

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        (double dx, double dy) = (b.X - a.X, b.Y - a.Y);
        double along = Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / Math.Max(1e-12, dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - along * dx, 2) + Math.Pow(p.Y - a.Y - along * dy, 2));
    }

    [Fact]
    public void Numbers_have_at_most_two_decimals()
    {
        XDocument svg = XDocument.Parse(FigureDrawing.ToSvg(Demonstration.Curves()));
        Assert.All(svg.Descendants().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y" or "width" or "height"), a => Assert.DoesNotMatch(LongFraction(), a.Value));
    }

    [Fact]
    public void A_missing_value_breaks_the_curve() =>
        Assert.Equal(2, Data(Draw(Plot(new Mark.Line([0, 1, 2, 3, 4], [0, 1, double.NaN, 0, 2]))), "l s0").Count(c => c == 'M'));

    [Fact]
    public void A_logarithmic_axis_leaves_out_values_that_are_not_positive_and_labels_powers_of_ten()
    {
        XDocument svg = Draw(Plot(new Mark.Line([0, 1, 2, 3], [1e-6, 0, -1, 1])) with { LogY = true });
        Assert.Equal(2, Data(svg, "l s0").Count(c => c == 'M'));
        Assert.Contains("10−4", Texts(svg));
        Assert.Contains("100", Texts(svg));
    }

    [Fact]
    public void A_logarithmic_axis_has_minor_ticks_at_the_multiples_of_each_power()
    {
        XDocument svg = Draw(Plot(new Mark.Line([1, 1000], [0, 1])) with { LogX = true });
        string frame = Data(svg, "a");
        double[] minor = [.. Regex.Matches(frame, @"M(-?[\d.]+) -?[\d.]+v2").Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(28, minor.Length);
        double decade = (minor[^1] - minor[0]) / 3;
        Assert.Equal(minor[0] + decade * Math.Log10(2), minor[1], 0.02);
        Assert.Equal(minor[0] + decade * (1 + Math.Log10(5)), minor[13], 0.02);
    }

    [Theory]
    [InlineData(0, 13000, "10,000")]
    [InlineData(0, 1, "0.2")]
    [InlineData(-1, 1, "−0.5")]
    [InlineData(0, 3e-7, "1×10−7")]
    [InlineData(0, 4e9, "2×109")]
    [InlineData(1e6, 1e6 + 8, "1,000,002")]
    public void Linear_ticks_are_round_numbers(double low, double high, string expected) =>
        Assert.Contains(expected, Texts(Draw(Plot(new Mark.Line([low, high], [0, 0])))));

    [Fact]
    public void The_same_label_has_the_same_colour_in_every_panel()
    {
        var figure = new Figure(
        [
            Plot(new Mark.Line([0, 1], [0, 1]) { Label = "train" }, new Mark.Line([0, 1], [1, 0]) { Label = "test" }),
            Plot(new Mark.Line([0, 1], [0.2, 0.4]) { Label = "test" }),
        ]);
        XDocument svg = XDocument.Parse(FigureDrawing.ToSvg(figure));
        Assert.Equal(["l s0", "l s1", "l s0", "l s1", "l s1", "l s1"], Elements(svg, "path").Select(Class).Where(c => c!.StartsWith("l s", StringComparison.Ordinal)));
    }

    [Fact]
    public void Highlighted_bars_are_coloured_and_the_others_are_not()
    {
        XDocument svg = Draw(Plot(new Mark.Bars([1, 2, 3, 4], [5, 6, 7, 8]) { Highlighted = [2, 4] }));
        Assert.Equal(2, Data(svg, "m").Count(c => c == 'M'));
        Assert.Equal(2, Data(svg, "f0").Count(c => c == 'M'));
    }

    [Fact]
    public void Axes_of_square_units_have_the_same_unit_length()
    {
        XDocument svg = Draw(Plot(new Mark.Points([0, 10, 0], [0, 0, 2])) with { SquareUnits = true });
        List<(double X, double Y)> points = Points(Data(svg, "p s0"));
        Assert.Equal((points[1].X - points[0].X) / 10, (points[0].Y - points[2].Y) / 2, 0.01);
    }

    [Fact]
    public void Points_take_their_hues()
    {
        XDocument svg = Draw(Plot(new Mark.Points([0, 1, 2, 3], [0, 1, 2, 3]) { Hues = [0, 0.25, 0.5, 1] }));
        string[] colours = [.. Elements(svg, "path").Where(path => Class(path) == "p").Select(path => path.Attribute("style")!.Value)];
        Assert.Equal(3, colours.Distinct().Count());
    }

    [Fact]
    public void A_span_is_clipped_to_the_axis_and_carries_its_label()
    {
        XDocument svg = Draw(Plot(new Mark.Line([0, 100], [0, 1]), new Mark.Span(50, double.PositiveInfinity) { Label = "cleanup" }));
        XElement band = Elements(svg, "rect").Single(rect => Class(rect) == "b0");
        List<(double X, double Y)> line = Points(Data(svg, "l s0"));
        Assert.Equal((line[1].X - line[0].X) / 2, double.Parse(band.Attribute("width")!.Value, CultureInfo.InvariantCulture), 0.02);
        Assert.Contains("cleanup", Texts(svg));
    }

    [Fact]
    public void A_matrix_becomes_an_image_of_its_values_with_row_0_at_the_top()
    {
        XDocument svg = Draw(Plot(new Mark.Heat(new double[,] { { 0, 1, double.NaN }, { 0.5, 1, 0 } })));
        string link = Elements(svg, "image").First().Attribute("href")!.Value;
        (int width, int height, byte[] indices, byte[] palette) = Decode(Convert.FromBase64String(link["data:image/png;base64,".Length..]));
        Assert.Equal((3, 2), (width, height));
        Assert.Equal([0, 254, 255, 127, 254, 0], indices);
        Assert.Equal([0x44, 0x01, 0x54], palette[..3]);
        Assert.Equal([0xFD, 0xE7, 0x25], palette[(3 * 254)..(3 * 255)]);
    }

    [Fact]
    public void A_diverging_matrix_is_white_at_zero()
    {
        XDocument svg = Draw(Plot(new Mark.Heat(new double[,] { { 0, 10, -5 } }) { Diverging = true }));
        (_, _, byte[] indices, byte[] palette) = Decode(Convert.FromBase64String(Elements(svg, "image").First().Attribute("href")!.Value["data:image/png;base64,".Length..]));
        Assert.Equal([0xF7, 0xF7, 0xF7], palette[(3 * indices[0])..(3 * indices[0] + 3)]);
        Assert.Equal(254, indices[1]);
        Assert.Equal(64, indices[2]);
    }

    [Fact]
    public void A_large_matrix_is_averaged_to_what_can_be_seen()
    {
        double[,] values = new double[2500, 30];
        for (int row = 0; row < 2500; row++)
        {
            for (int column = 0; column < 30; column++) values[row, column] = row;
        }
        (int width, int height, byte[] indices, _) = Decode(Convert.FromBase64String(Elements(Draw(Plot(new Mark.Heat(values))), "image").First().Attribute("href")!.Value["data:image/png;base64,".Length..]));
        Assert.Equal((10, 834), (width, height));
        Assert.Equal((0, 254), (indices[0], indices[^1]));
    }

    /// <summary>A reader of its own for PNG files of one data chunk with a palette; checks the end chunk's published checksum.</summary>
    private static (int Width, int Height, byte[] Indices, byte[] Palette) Decode(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], file[^12..]);
        (int width, int height) = (0, 0);
        byte[] palette = [];
        byte[] indices = [];
        for (int place = 8; place < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(place));
            string kind = System.Text.Encoding.ASCII.GetString(file, place + 4, 4);
            byte[] data = file[(place + 8)..(place + 8 + length)];
            if (kind == "IHDR") (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(4)));
            if (kind == "PLTE") palette = data;
            if (kind == "IDAT")
            {
                using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
                using var rows = new MemoryStream();
                zlib.CopyTo(rows);
                indices = [.. rows.ToArray().Where((_, i) => i % (width + 1) != 0)];
            }
            place += 12 + length;
        }
        return (width, height, indices, palette);
    }
}
