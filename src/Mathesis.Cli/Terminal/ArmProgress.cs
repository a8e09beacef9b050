using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>How far an arm is, and how to say it.</summary>
/// <param name="label">The arm's label.</param>
/// <param name="time">The clock that time left is told by.</param>
internal sealed class ArmProgress(string label, TimeProvider time)
{
    /// <summary>The most points that a curve keeps; beyond them every second one is dropped.</summary>
    private const int MostPoints = 512;

    private readonly long started = time.GetTimestamp();
    private readonly List<double> curve = [];
    private string? curveName;
    private int stride = 1;
    private long advances;
    private (long Timestamp, long Done)? first;
    private TimeSpan? took;

    /// <summary>The arm's label.</summary>
    public string Label => label;

    /// <summary>Where the arm's run stands.</summary>
    public RunState State { get; private set; } = RunState.Running;

    /// <summary>The phase of its work, or null before the first.</summary>
    public string? Phase { get; private set; }

    /// <summary>Units of the phase done.</summary>
    public long Done { get; private set; }

    /// <summary>Units of the phase in all, or 0 when unknown.</summary>
    public long Total { get; private set; }

    /// <summary>The values worth showing.</summary>
    public IReadOnlyList<Measurement> Status { get; private set; } = [];

    /// <summary>The part of the phase that is done, in [0, 1]; null when its length is unknown.</summary>
    public double? Fraction => Total > 0 ? Math.Clamp((double)Done / Total, 0, 1) : null;

    /// <summary>How long the phase will take from here at its pace so far; null until that can be told.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (Total <= 0 || first is not { } begin || Done <= begin.Done) return null;
            TimeSpan elapsed = time.GetElapsedTime(begin.Timestamp);
            if (elapsed < TimeSpan.FromSeconds(1)) return null;
            return elapsed * ((double)(Total - Done) / (Done - begin.Done));
        }
    }

    /// <summary>A new phase begins.</summary>
    public void Begin(string phase)
    {
        Phase = phase;
        (Done, Total, Status, first) = (0, 0, [], null);
        curve.Clear();
        (curveName, stride, advances) = (null, 1, 0);
    }

    /// <summary>The phase goes on.</summary>
    public void Advance(long done, long total, IReadOnlyList<Measurement> status)
    {
        first ??= (time.GetTimestamp(), done);
        (Done, Total) = (done, total);
        if (status.Count == 0) return;
        Status = status;
        curveName ??= ChooseCurve(status);
        if (advances++ % stride != 0) return;
        foreach (Measurement measurement in status)
            if (measurement.Name == curveName) curve.Add(measurement.Value);
        if (curve.Count < MostPoints) return;
        for (int i = 0; i < MostPoints / 2; i++) curve[i] = curve[2 * i];
        curve.RemoveRange(MostPoints / 2, curve.Count - MostPoints / 2);
        stride *= 2;
    }

    /// <summary>The arm ended.</summary>
    public void End(RunState state)
    {
        State = state;
        took = time.GetElapsedTime(started);
    }

    /// <summary>Where the arm is, in a line: <c>training, 3,200 of 7,500 (43%), 0:42 left</c>.</summary>
    public string Position()
    {
        if (took is { } duration) return $"{State.ToString().ToLowerInvariant()} after {Clock(duration)}";
        string text = Phase ?? "starting";
        if (Done > 0 && Fraction is { } fraction)
            text += string.Create(CultureInfo.InvariantCulture, $", {Done:#,0} of {Total:#,0} ({100 * fraction:0}%)");
        else if (Done > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {Done:#,0}");
        return Left is { } left ? $"{text}, {Clock(left)} left" : text;
    }

    /// <summary>The values worth showing, in a line: <c>train loss 0.00231 · test accuracy 12.1%</c>.</summary>
    public string Values() => string.Join(" · ", Status.Select(measurement => $"{measurement.Name} {Value(measurement)}"));

    /// <summary>The curve of the most telling value, as a line of at most <paramref name="width"/> letters, with its name; empty before there is one.</summary>
    public string Curve(int width) => curve.Count < 2 || curveName is null
        ? ""
        : $"{curveName} {Sparkline.Draw(curve, width, log: curveName.Contains("loss", StringComparison.Ordinal))}";

    /// <summary>A duration as minutes and seconds, with hours where there are any.</summary>
    internal static string Clock(TimeSpan duration) => duration.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalHours}:{duration.Minutes:00}:{duration.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}:{duration.Seconds:00}");

    private static string Value(Measurement measurement) => ClaimText.Value(
        measurement.Value,
        measurement.Name.Contains("accuracy", StringComparison.Ordinal) ? MetricFormat.Percent : MetricFormat.Number);

    /// <summary>The loss on unseen data tells most; then any loss; then whatever comes first.</summary>
    private static string ChooseCurve(IReadOnlyList<Measurement> status)
    {
        string[] names = [.. status.Select(measurement => measurement.Name)];
        return names.FirstOrDefault(name => name == "test loss")
            ?? names.FirstOrDefault(name => name.Contains("loss", StringComparison.Ordinal))
            ?? names[0];
    }
}
