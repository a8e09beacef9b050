using System.Diagnostics;
using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>Shows on a terminal how far a merge is, in one line that is written over.</summary>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Whether a person watches; otherwise nothing is written.</param>
internal sealed class MergeProgress(TextWriter output, bool isTerminal) : IProgressSink
{
    private readonly Lock gate = new();
    private string phase = "";
    private long shown;
    private long began = Stopwatch.GetTimestamp();

    public void Phase(string name)
    {
        lock (gate) (phase, began) = (name, Stopwatch.GetTimestamp());
    }

    public void Advance(long done, long total, params ReadOnlySpan<Measurement> status)
    {
        if (!isTerminal || total == 0) return;
        lock (gate)
        {
            long now = Stopwatch.GetTimestamp();
            if (done < total && Stopwatch.GetElapsedTime(shown, now) < TimeSpan.FromMilliseconds(200)) return;
            shown = now;
            double seconds = Stopwatch.GetElapsedTime(began, now).TotalSeconds;
            double left = done > 0 ? seconds * (total - done) / done : 0;
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\r{phase}: {100.0 * done / total,5:0.0} %, {done / 1e9:0.00} GB at {done / 1e9 / Math.Max(seconds, 1e-3):0.00} GB/s, {left:0} s left   "));
            if (done == total) output.WriteLine();
        }
    }

    public void Note(string text)
    {
        if (isTerminal) output.WriteLine(text);
    }
}
