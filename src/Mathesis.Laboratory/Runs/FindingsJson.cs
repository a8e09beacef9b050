using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mathesis.Laboratory;

/// <summary>Writes what a run found as one JSON object, schema 1.</summary>
public static class FindingsJson
{
    /// <summary>The version of the object.</summary>
    public const int Schema = 1;

    /// <summary>
    /// Writes the object. What has no number in JSON: an estimate or interval without values is null, NaN is null, and an
    /// infinite value is the string <c>Infinity</c> or <c>-Infinity</c>.
    /// </summary>
    /// <param name="stream">Where to.</param>
    /// <param name="outcome">The finished run.</param>
    /// <param name="paper">The paper it reproduces; null for an experiment of no paper.</param>
    /// <param name="relativeTo">The folder that the report's path is relative to.</param>
    public static void Write(Stream stream, RunOutcome outcome, PaperIdentity? paper, string relativeTo)
    {
        RunRecord run = outcome.Run;
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        using var json = new Utf8JsonWriter(stream, options);
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        if (paper is null) json.WriteNull("paper");
        else json.WriteNumber("paper", paper.Number);
        json.WriteString("slug", paper?.Slug ?? run.Experiment);
        json.WriteString("scale", run.Scale.ToString().ToLowerInvariant());
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("replicates", run.Replicates);
        json.WriteString("run", run.Id);
        json.WriteNumber("seconds", Math.Round(run.Seconds, 3));
        json.WriteString("verdict", outcome.Verdict?.ToString().ToLowerInvariant());
        json.WriteString("report", Path.GetRelativePath(relativeTo, outcome.ReportPath).Replace('\\', '/'));
        json.WriteStartArray("findings");
        foreach (Finding finding in outcome.Findings) WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        Claim claim = finding.Claim;
        json.WriteStartObject();
        json.WriteString("claim", claim.Id);
        json.WriteString("statement", claim.Statement);
        json.WriteString("source", claim.Source);
        json.WriteString("criterion", ClaimText.Criterion(claim));
        json.WriteString("fidelity", claim.Fidelity.ToString().ToLowerInvariant());
        json.WriteString("threshold", claim.Threshold.Origin);
        json.WriteStartArray("values");
        foreach (double value in finding.Values) WriteValue(json, value);
        json.WriteEndArray();
        json.WritePropertyName("estimate");
        WriteValue(json, finding.Estimate);
        json.WritePropertyName("interval");
        if (double.IsNaN(finding.Interval.Low))
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStartArray();
            WriteValue(json, finding.Interval.Low);
            WriteValue(json, finding.Interval.High);
            json.WriteEndArray();
        }
        json.WriteString("verdict", finding.Verdict.ToString().ToLowerInvariant());
        json.WriteString("explanation", finding.Explanation);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, double value)
    {
        if (double.IsNaN(value)) json.WriteNullValue();
        else if (double.IsInfinity(value)) json.WriteStringValue(value > 0 ? "Infinity" : "-Infinity");
        else json.WriteNumberValue(value);
    }
}
