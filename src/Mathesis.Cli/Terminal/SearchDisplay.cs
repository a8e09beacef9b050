using System.Diagnostics;
using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Shows a search on standard error: a line that changes on a terminal, a line for each improvement elsewhere.</summary>
/// <param name="services">Where it is shown.</param>
/// <param name="name">What is searched.</param>
internal sealed class SearchDisplay(Services services, string name)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly List<double> ranks = [];
    private long firstFlips = -1;
    private double lastLine = double.NegativeInfinity;
    private int lastMeasure = -1;
    private int width;

    /// <summary>Shows the state of a barrier.</summary>
    /// <param name="measure">What improves: a line is written when it changes.</param>
    /// <param name="flips">Flips so far.</param>
    /// <param name="text">The state in words.</param>
    public void Show(int measure, long flips, string text)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (firstFlips < 0) firstFlips = flips;
        ranks.Add(measure);
        if (ranks.Count > 60) ranks.RemoveAt(0);
        string line = string.Create(CultureInfo.InvariantCulture, $"{name} {seconds:0.0} s: {text}, {flips / 1e6:N0} million flips, {(flips - firstFlips) / Math.Max(seconds, 0.001) / 1e6:0.0} million a second");
        if (services.IsErrorTerminal)
        {
            string curve = ranks.Count > 1 ? $"  {Sparkline.Draw(ranks, 40)}" : "";
            string shown = line + curve;
            if (shown.Length >= services.Width) shown = shown[..(services.Width - 1)];
            services.Error.Write($"\r{shown.PadRight(width)}");
            width = shown.Length;
            return;
        }
        if (measure == lastMeasure && seconds - lastLine < 30) return;
        lastMeasure = measure;
        lastLine = seconds;
        services.Error.WriteLine(line);
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        if (services.IsErrorTerminal && width > 0) services.Error.WriteLine();
    }
}
