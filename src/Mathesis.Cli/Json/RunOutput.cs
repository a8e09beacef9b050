using System.Text.Json.Nodes;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>A run in JSON output: an element of <c>runs list --json</c>, and part of <c>runs show --json</c>.</summary>
internal sealed record RunOutput(
    int Schema, string Run, string Experiment, string? Arm, string? Label, string Scale, ulong Seed, int Replicates, string State,
    string? Verdict, double Seconds, DateTimeOffset Created, DateTimeOffset? Finished, string? Failure, string Command, JsonObject Settings)
{
    /// <summary>The output for a run of a store.</summary>
    public static RunOutput Of(Journal journal, RunRecord run) => new(
        1, run.Id, run.Experiment, run.Arm, run.Label, run.Scale.ToString().ToLowerInvariant(), run.Seed, run.Replicates,
        run.State.ToString().ToLowerInvariant(), RunText.Verdict(journal, run), Math.Round(run.Seconds, 3), run.Created, run.Finished,
        run.Failure, run.Command, run.Settings);
}
