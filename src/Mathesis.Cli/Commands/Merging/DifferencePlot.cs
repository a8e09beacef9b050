using System.Globalization;
using System.Text;
using Mathesis.Core;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>Bars of each tensor's relative difference, as an SVG picture.</summary>
internal static class DifferencePlot
{
    private const int Bar = 12;
    private const int Left = 420;
    private const int Width = 360;

    /// <summary>Writes the picture.</summary>
    public static void Write(string path, IReadOnlyList<TensorDifference> tensors)
    {
        double[] parts = [.. tensors.Select(tensor => tensor.First > 0 ? tensor.Difference / tensor.First : 0)];
        double most = Math.Max(parts.DefaultIfEmpty().Max(), double.Epsilon);
        int height = Bar * tensors.Count + 40;
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Width + 90}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"10\">\n<text x=\"8\" y=\"16\" font-size=\"13\">length of the difference over length of the first</text>\n"));
        for (int i = 0; i < tensors.Count; i++)
        {
            int y = 28 + i * Bar;
            string name = System.Net.WebUtility.HtmlEncode(tensors[i].Name);
            svg.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{Left - 6}\" y=\"{y + 9}\" text-anchor=\"end\">{name}</text><rect x=\"{Left}\" y=\"{y + 1}\" width=\"{Width * parts[i] / most:0.0}\" height=\"{Bar - 2}\" fill=\"#3b6ea5\"/><text x=\"{Left + Width * parts[i] / most + 4:0.0}\" y=\"{y + 9}\">{parts[i]:G3}</text>\n");
        }
        AtomicFile.WriteAllText(path, svg.Append("</svg>\n").ToString());
    }
}
