using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>What <c>merge --json</c> prints.</summary>
internal sealed record MergeOutput
{
    public int Schema { get; init; } = 1;
    public required double Seconds { get; init; }
    public required long BytesRead { get; init; }
    public required long InputBytes { get; init; }
    public required long BytesWritten { get; init; }
    public required long PeakBytes { get; init; }
    public required int Resumed { get; init; }
    public required long Saturated { get; init; }
    public double? CopySeconds { get; init; }
    public required IReadOnlyDictionary<string, double> Findings { get; init; }
    public required IReadOnlyDictionary<string, string> Tensors { get; init; }

    public static MergeOutput Of(MergeReport report, double? copied) => new()
    {
        Seconds = report.Seconds,
        BytesRead = report.BytesRead,
        InputBytes = report.InputBytes,
        BytesWritten = report.BytesWritten,
        PeakBytes = report.PeakBytes,
        Resumed = report.Resumed,
        Saturated = report.Saturated,
        CopySeconds = copied,
        Findings = report.Findings.ToDictionary(finding => finding.Name, finding => finding.Value),
        Tensors = report.Tensors,
    };
}
