using System.CommandLine;
using System.Globalization;
using System.Text;
using Mathesis.Laboratory;
using Spectre.Console;

namespace Mathesis.Cli;

/// <summary>Executes a run under a person's eyes: shows it, lets it be interrupted, and prints what it found.</summary>
/// <param name="services">What the commands work with.</param>
/// <param name="parsed">The command line, for its store.</param>
/// <param name="json">Whether standard output holds one JSON value and nothing else.</param>
internal sealed class RunSession(Services services, ParseResult parsed, bool json)
{
    /// <summary>Executes a run to its end.</summary>
    /// <param name="execute">Starts or resumes it.</param>
    /// <exception cref="OperationCanceledException">It was interrupted; how to go on has been printed.</exception>
    public async Task<RunOutcome> ExecuteAsync(Func<LaboratoryHost, IRunObserver, CancellationToken, Task<RunOutcome>> execute)
    {
        using Store store = Services.OpenStore(parsed);
        LaboratoryHost host = services.CreateHost(store);
        RunTracker? tracker = null;
        using var interruption = new Interruption(
            () => services.Error.WriteLine("mathesis: interrupting; the state is being saved (again to end at once)"));
        try
        {
            return await CreateDisplay().ShowAsync(observer => execute(host, tracker = new RunTracker(observer), interruption.Token));
        }
        catch (OperationCanceledException)
        {
            services.Error.WriteLine(tracker?.ArmId is { } arm
                ? $"mathesis: interrupted; go on with: {ResumeCommand(store.Journal.Find(arm))}"
                : "mathesis: interrupted before anything was begun");
            throw;
        }
    }

    /// <summary>Prints what a run found and where its report lies.</summary>
    /// <returns>The exit code that its verdict gives.</returns>
    public int Conclude(RunOutcome outcome)
    {
        if (json)
        {
            using var text = new MemoryStream();
            FindingsJson.Write(text, outcome, Services.PaperOf(outcome.Run.Experiment), Directory.GetCurrentDirectory());
            services.Output.Write(Encoding.UTF8.GetString(text.ToArray()));
            return ExitCodeOf(outcome.Verdict);
        }
        IAnsiConsole console = services.CreateConsole();
        if (outcome.Findings.Count > 0) FindingsTable.Write(console, outcome.Findings);
        RunRecord run = outcome.Run;
        string verdict = outcome.Verdict is { } word ? $"{Count(outcome)}; verdict: {ClaimText.Word(word)}" : "no claims";
        string duration = ArmProgress.Clock(TimeSpan.FromSeconds(run.Seconds));
        services.Output.WriteLine($"{verdict} ({run.Scale.ToString().ToLowerInvariant()} scale, {duration}, run {run.Id})");
        services.Output.WriteLine($"report: {Path.GetRelativePath(Directory.GetCurrentDirectory(), outcome.ReportPath)}");
        return ExitCodeOf(outcome.Verdict);
    }

    /// <summary>What a verdict says by the exit code.</summary>
    internal static int ExitCodeOf(ClaimVerdict? verdict) => verdict switch
    {
        ClaimVerdict.Fails => ExitCodes.Failure,
        ClaimVerdict.Undecided => ExitCodes.Undecided,
        _ => ExitCodes.Success,
    };

    private static string Count(RunOutcome outcome) => string.Join(", ", outcome.Findings
        .GroupBy(finding => finding.Verdict)
        .OrderBy(group => group.Key)
        .Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{group.Count()} {(group.Key == ClaimVerdict.Undecided ? "undecided" : ClaimText.Word(group.Key)[..^1])}")));

    private IRunDisplay CreateDisplay()
    {
        if (json) return services.IsErrorTerminal ? new LineDisplay(services.Error, TimeProvider.System) : new QuietDisplay();
        return services.IsTerminal
            ? new LiveDisplay(services.CreateConsole(), TimeProvider.System)
            : new LineDisplay(services.Output, TimeProvider.System);
    }

    private string ResumeCommand(RunRecord arm)
    {
        string store = parsed.GetValue(CommonOptions.Store)!;
        string command = $"mathesis runs resume {arm.ParentId ?? arm.Id}";
        return store == Store.DefaultFolder ? command : $"{command} --store {CommandText.Quote(store)}";
    }
}
