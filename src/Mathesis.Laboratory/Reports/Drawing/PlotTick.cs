namespace Mathesis.Laboratory;

/// <summary>A labelled tick.</summary>
/// <param name="Value">Where it is.</param>
/// <param name="Text">Its label.</param>
/// <param name="Exponent">Raised text after the label, or null.</param>
internal readonly record struct PlotTick(double Value, string Text, string? Exponent)
{
    /// <summary>About how wide the label is, in pixels.</summary>
    public double Width => SvgWriter.TextWidth(Text, PlotStyle.TextSize) + (Exponent is null ? 0 : SvgWriter.TextWidth(Exponent, 0.75 * PlotStyle.TextSize));
}
