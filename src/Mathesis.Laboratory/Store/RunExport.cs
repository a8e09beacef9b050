namespace Mathesis.Laboratory;

/// <summary>Everything the journal holds of a run and its arms: the <c>run.json</c> of an exported run.</summary>
internal sealed record RunExport
{
    public int Schema { get; init; } = 1;
    public required RunRecord Run { get; init; }

    /// <summary>Of a root one table for each replicate, of an arm one.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, double>> Measurements { get; init; }
    public required IReadOnlyList<StoredFinding> Findings { get; init; }
    public required IReadOnlyList<RunExport> Arms { get; init; }

    public static RunExport Of(Journal journal, RunRecord run) => new()
    {
        Run = run,
        Measurements = [.. Enumerable.Range(0, run.Replicates).Select(replicate => journal.Measurements(run.Id, replicate))],
        Findings = [.. journal.Findings(run.Id).Select(StoredFinding.From)],
        Arms = [.. journal.Children(run.Id).Select(arm => Of(journal, arm))],
    };
}
