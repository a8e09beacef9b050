using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Papers;

namespace Mathesis.Cli;

/// <summary><c>mathesis reproduce</c>: runs a paper's experiment and decides its claims.</summary>
internal sealed class ReproduceCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> paper = CommonOptions.Paper();
    private readonly Option<string> scale = CommonOptions.Scale();
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<int> replicates = CommonOptions.Replicates();
    private readonly Option<string[]> settings = CommonOptions.Settings();
    private readonly Option<bool> record = new("--record") { Description = "Also write results/<paper>/<scale>-seed<N>.json of this clone" };
    private readonly Option<string?> folder = new("--out") { Description = "Also write the report and the findings there", HelpName = "DIR" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ReproduceCommand(Services services)
        : base("reproduce", "Run a paper's experiment: its claims beside what was measured, and a report",
            "mathesis reproduce grokking-progress", "mathesis reproduce 105 --scale smoke --json",
            "mathesis reproduce grokking-progress --replicates 3 --seed 7", "mathesis reproduce grokking-progress --set modulus=97 --out report")
    {
        this.services = services;
        Add(paper);
        Add(scale);
        Add(seed);
        Add(replicates);
        Add(settings);
        Add(record);
        Add(folder);
        Add(json);
        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        Paper found = FindWorking(services, parsed.GetValue(paper)!);
        Scale size = CommonOptions.ParseScale(parsed.GetValue(scale)!);
        IReadOnlyDictionary<string, string> given = CommonOptions.ParseSettings(parsed.GetValue(settings));
        string? recordFile = parsed.GetValue(record) ? RecordFile(found, size, parsed.GetValue(seed), parsed.GetValue(replicates), given) : null;
        string? target = parsed.GetValue(folder);
        // Known before hours of work, not after.
        if (target is not null) OutputFolder.Prepare(target);
        var request = new RunRequest
        {
            Experiment = found.Slug,
            Scale = size,
            Seed = parsed.GetValue(seed),
            Replicates = parsed.GetValue(replicates),
            Settings = given,
            Command = CommandText.Reproduce(found.Slug, size, parsed.GetValue(seed), parsed.GetValue(replicates), given),
        };

        var session = new RunSession(services, parsed, parsed.GetValue(json));
        RunOutcome outcome = await session.ExecuteAsync((host, observer, cancellation) => host.RunAsync(request, observer, cancellation));
        if (target is not null) outcome = CopyTo(target, outcome);
        // A record outlives the place it was made at: the report is named within the store.
        if (recordFile is not null) Write(recordFile, outcome, Path.GetFullPath(parsed.GetValue(CommonOptions.Store)!));
        return session.Conclude(outcome);
    }

    /// <summary>The paper of a slug or number, which has an experiment.</summary>
    /// <exception cref="InputError">There is no such paper, or it is only planned.</exception>
    internal static Paper FindWorking(Services services, string name)
    {
        Paper found = PaperCatalogue.Find(name);
        IReadOnlyList<string> experiments = services.Registry.Names<IExperiment>();
        return experiments.Contains(found.Slug) ? found : throw new InputError(
            $"paper {found.Slug} is planned and has no experiment yet",
            expected: $"these work: {string.Join(", ", experiments.Where(experiment => Services.PaperOf(experiment) is not null))}");
    }

    /// <summary>The file that a result is recorded in, for a run that may be recorded.</summary>
    private string RecordFile(Paper paper, Scale scale, ulong seed, int replicates, IReadOnlyDictionary<string, string> settings)
    {
        if (scale == Scale.Smoke) throw new InputError("a smoke run decides nothing", "--record", "record --scale small or paper");
        if (settings.Count > 0) throw new InputError("a run with other settings is no result of the paper", "--record", "leave out --set");
        RequireUncalibrated(services.Registry.Create<IExperiment>(paper.Slug, "experiment").Claims, seed, replicates);
        return Path.Combine(Repository.Root, "results", paper.Slug, $"{scale.ToString().ToLowerInvariant()}-seed{seed}.json");
    }

    /// <summary>Bounds were set by the calibration seeds' values, so these seeds cannot test them.</summary>
    private static void RequireUncalibrated(IReadOnlyList<Claim> claims, ulong seed, int replicates)
    {
        ulong[] calibrated = [.. claims.SelectMany(claim => claim.Threshold.Seeds).Distinct().Order()];
        foreach (ulong used in calibrated)
        {
            if (used - seed >= (ulong)replicates) continue;
            string[] ids = [.. claims.Where(claim => claim.Threshold.Seeds.Contains(used)).Select(claim => claim.Id)];
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"the bounds of {string.Join(", ", ids.Take(3))}{(ids.Length > 3 ? $" and {ids.Length - 3} more" : "")} were calibrated on seed {used}"),
                "--record", $"choose other seeds than {string.Join(", ", calibrated)}");
        }
    }

    private static RunOutcome CopyTo(string folder, RunOutcome outcome)
    {
        string report = Path.Combine(Path.GetFullPath(folder), "report.html");
        AtomicFile.WriteAllText(report, File.ReadAllText(outcome.ReportPath));
        RunOutcome copied = outcome with { ReportPath = report };
        Write(Path.Combine(folder, "findings.json"), copied, folder);
        return copied;
    }

    private static void Write(string file, RunOutcome outcome, string relativeTo) =>
        AtomicFile.Write(file, stream => FindingsJson.Write(stream, outcome, Services.PaperOf(outcome.Run.Experiment), relativeTo));
}
