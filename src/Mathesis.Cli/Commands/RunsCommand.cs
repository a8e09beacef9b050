namespace Mathesis.Cli;

/// <summary><c>mathesis runs</c>: the journal of runs.</summary>
internal sealed class RunsCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsCommand(Services services)
        : base("runs", "List, show, resume, compare, export and remove runs",
            "mathesis runs list", "mathesis runs show k7f", "mathesis runs resume 261123-2031-k7f")
    {
        Add(new RunsListCommand(services));
        Add(new RunsShowCommand(services));
        Add(new RunsReportCommand(services));
        Add(new RunsResumeCommand(services));
        Add(new RunsCompareCommand(services));
        Add(new RunsExportCommand(services));
        Add(new RunsPruneCommand(services));
        Add(new RunsRemoveCommand(services));
        Add(new RunsDrillCommand(services));
        Add(new RunsExecCommand(services));
    }
}
