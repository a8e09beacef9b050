using System.Globalization;
using System.Net;
using System.Text;

namespace Mathesis.Laboratory;

/// <summary>Writes SVG elements: numbers with two decimals at most, all text escaped.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();

    /// <summary>What was written.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Appends markup. Numbers are formatted by <see cref="Number"/>, texts must be escaped by the caller.</summary>
    public SvgWriter Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>A straight line.</summary>
    public void Line(string kind, double x1, double y1, double x2, double y2) =>
        Raw($"<path class=\"{kind}\" d=\"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}\"/>");

    /// <summary>A path.</summary>
    public void Path(string kind, string data, string? attributes = null)
    {
        if (data.Length > 0) Raw($"<path class=\"{kind}\"{(attributes is null ? "" : " " + attributes)} d=\"{data}\"/>");
    }

    /// <summary>A rectangle given by two corners.</summary>
    public void Rectangle(string kind, double x1, double y1, double x2, double y2) =>
        Raw($"<rect class=\"{kind}\" x=\"{Number(Math.Min(x1, x2))}\" y=\"{Number(Math.Min(y1, y2))}\" width=\"{Number(Math.Abs(x2 - x1))}\" height=\"{Number(Math.Abs(y2 - y1))}\"/>");

    /// <summary>A text.</summary>
    /// <param name="kind">The classes.</param>
    /// <param name="x">The anchor.</param>
    /// <param name="y">The base line.</param>
    /// <param name="words">The text, unescaped.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="turned">Whether it reads upwards.</param>
    /// <param name="exponent">Raised text that follows, or null.</param>
    public void Text(string kind, double x, double y, string words, string anchor = "start", bool turned = false, string? exponent = null)
    {
        text.Append("<text");
        if (kind.Length > 0) text.Append($" class=\"{kind}\"");
        text.Append(turned ? $" transform=\"translate({Number(x)} {Number(y)})rotate(-90)\"" : $" x=\"{Number(x)}\" y=\"{Number(y)}\"");
        if (anchor != "start") text.Append($" text-anchor=\"{anchor}\"");
        text.Append('>').Append(Escape(words));
        if (exponent is not null) text.Append($"<tspan dy=\"-.4em\" font-size=\"75%\">{Escape(exponent)}</tspan>");
        text.Append("</text>");
    }

    /// <summary>A number with at most two decimals and no needless characters.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A text as the content of an element or a quoted attribute.</summary>
    public static string Escape(string words) => WebUtility.HtmlEncode(words.Where(IsXml).Aggregate(new StringBuilder(), (all, c) => all.Append(c)).ToString());

    /// <summary>About how wide a text is in a sans-serif font, in pixels: layout must not depend on the fonts of the machine.</summary>
    public static double TextWidth(string words, double size)
    {
        double ems = 0;
        foreach (char letter in words)
        {
            ems += letter switch
            {
                'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' or 'I' => 0.28,
                'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.36,
                'm' or 'w' or 'M' or 'W' or '%' => 0.86,
                >= 'A' and <= 'Z' => 0.68,
                _ => 0.56,
            };
        }
        return ems * size;
    }

    private static bool IsXml(char letter) => letter >= ' ' || letter is '\t' or '\n' or '\r';
}
