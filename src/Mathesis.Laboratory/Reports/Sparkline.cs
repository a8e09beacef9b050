namespace Mathesis.Laboratory;

/// <summary>A curve in one line of text, for the terminal.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>
    /// Draws values as blocks of eight heights from the least to the greatest. More values than letters are grouped, each group
    /// by its last value; a group without a finite value (or, with <paramref name="log"/>, without a positive one) is a space.
    /// </summary>
    /// <param name="values">The values, from left to right.</param>
    /// <param name="width">The most letters to use, at least 1.</param>
    /// <param name="log">Whether heights follow the logarithm.</param>
    public static string Draw(IReadOnlyList<double> values, int width, bool log = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        double[] heights = new double[Math.Min(width, values.Count)];
        Array.Fill(heights, double.NaN);
        for (int i = 0; i < values.Count; i++)
        {
            double height = log ? Math.Log(values[i]) : values[i];
            if (double.IsFinite(height)) heights[(int)((long)i * heights.Length / values.Count)] = height;
        }
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double height in heights.Where(double.IsFinite))
        {
            low = Math.Min(low, height);
            high = Math.Max(high, height);
        }
        return string.Concat(heights.Select(height =>
            double.IsNaN(height) ? ' ' : high > low ? Blocks[(int)Math.Min(7, 8 * ((height - low) / (high - low)))] : Blocks[0]));
    }
}
