using System.CommandLine;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Cli;

/// <summary><c>mathesis train</c>: trains a network on a finite task or on a person's own table.</summary>
internal sealed class TrainCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string?> task = new("task")
    {
        Description = "The task",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> table = new("--table") { Description = "A table of inputs and answer in place of a task: CSV or JSONL", HelpName = "FILE" };
    private readonly Option<string?> answer = CommonOptions.Answer();
    private readonly Option<string> scale = CommonOptions.Scale();
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<string[]> settings = CommonOptions.Settings();
    private readonly Option<string?> target = new("--to") { Description = "Also write the trained network there", HelpName = "FILE.safetensors" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public TrainCommand(Services services)
        : base("train", "Train a network on a finite task, or on a table of your own",
            "mathesis train modular-addition --set modulus=97", "mathesis train --table answers.csv --set fraction=0.5 maximum-steps=5000",
            "mathesis train permutation-composition --set modulus=4 --to s4.safetensors")
    {
        this.services = services;
        Add(task);
        Add(table);
        Add(answer);
        Add(scale);
        Add(seed);
        Add(settings);
        Add(target);
        Add(json);
        SetAction((parsed, _) => RunAsync(parsed));
    }

    /// <inheritdoc/>
    public override void CompleteDescriptions() => task.Description = $"The task: {TaskNames()}";

    private static string TaskNames() => string.Join(", ", FiniteTasks.Families.Select(family => family.Name));

    private async Task<int> RunAsync(ParseResult parsed)
    {
        var given = new SortedDictionary<string, string>(
            CommonOptions.ParseSettings(parsed.GetValue(settings)).ToDictionary(), StringComparer.Ordinal);
        Take("task", parsed.GetValue(task));
        Take("table", parsed.GetValue(table));
        Take("answer", parsed.GetValue(answer));
        if (!given.ContainsKey("task") && !given.ContainsKey("table"))
            throw new InputError("nothing to train on", expected: $"name a task ({TaskNames()}) or give --table FILE");
        Scale size = CommonOptions.ParseScale(parsed.GetValue(scale)!);
        // Known before the training, not after.
        if (parsed.GetValue(target) is { } file) OutputFolder.Prepare(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var request = new RunRequest
        {
            Experiment = "train",
            Scale = size,
            Seed = parsed.GetValue(seed),
            Replicates = 1,
            Settings = given,
            Command = CommandText.Train(size, parsed.GetValue(seed), given),
        };

        var session = new RunSession(services, parsed, parsed.GetValue(json));
        RunOutcome outcome = await session.ExecuteAsync((host, observer, cancellation) => host.RunAsync(request, observer, cancellation));
        int code = session.Conclude(outcome);
        string network = Path.Combine(TrainedFolder(parsed, outcome.Run), Course.NetworkPath);
        if (parsed.GetValue(target) is { } path)
        {
            AtomicFile.Write(path, stream =>
            {
                using FileStream source = File.OpenRead(network);
                source.CopyTo(stream);
            });
            network = path;
        }
        if (!parsed.GetValue(json)) services.Output.WriteLine($"network: {Path.GetRelativePath(Directory.GetCurrentDirectory(), network)}");
        return code;

        void Take(string name, string? value)
        {
            if (value is not null) given[name] = value;
        }
    }

    private static string TrainedFolder(ParseResult parsed, RunRecord run)
    {
        using Store store = Services.OpenExistingStore(parsed);
        return store.RunFolder(store.Journal.Children(run.Id).Single().Id);
    }
}
