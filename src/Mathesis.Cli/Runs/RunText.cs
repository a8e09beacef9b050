using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Runs in words.</summary>
internal static class RunText
{
    /// <summary>The combined verdict of a run's findings, or null when it has none.</summary>
    public static string? Verdict(Journal journal, RunRecord run) => journal.Findings(run.Id) is { Count: > 0 } findings
        ? ClaimText.Word(Verdicts.Combine(findings.Select(finding => finding.Verdict)))
        : null;

    /// <summary>When a run was journalled, in local time.</summary>
    public static string Begun(RunRecord run) => run.Created.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A setting's value as a person writes it.</summary>
    public static string Setting(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? plain) ? plain : value?.ToJsonString() ?? "none";

    /// <summary>A count of bytes with its unit.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.0} GiB"),
        >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
    };
}
