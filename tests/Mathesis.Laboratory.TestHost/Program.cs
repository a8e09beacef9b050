using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Laboratory.TestHost;

// start EXPERIMENT | runs exec ID | runs resume ID, each with --store, --threads, --seed, --replicates and --set-NAME options.
var options = new Dictionary<string, string>(StringComparer.Ordinal);
var words = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    if (args[i].StartsWith("--", StringComparison.Ordinal)) options[args[i][2..]] = args[++i];
    else words.Add(args[i]);
}

int Number(string name, int standard) => options.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : standard;

try
{
    using Store store = Store.Open(options["store"]);
    int threads = Number("threads", 2);
    var host = new LaboratoryHost(
        store,
        [
            new CountingExperiment("count", "main", "control"), new CountingExperiment("single", "main"),
            new CountingExperiment("sequence", "main", "control") { IsSequential = true },
        ],
        SelfCommand.Current(), new LaboratoryOptions { Threads = threads });
    if (words is ["runs", "exec", string arm])
        return host.ExecuteArm(arm, threads, Console.OpenStandardInput(), Console.OpenStandardOutput());
    if (words is ["runs", "resume", string run])
    {
        await host.ResumeAsync(run, NullRunObserver.Instance, CancellationToken.None);
        return ExitCodes.Success;
    }
    if (words is ["start", string experiment])
    {
        var request = new RunRequest
        {
            Experiment = experiment,
            Seed = (ulong)Number("seed", 1),
            Replicates = Number("replicates", 1),
            Settings = options.Where(pair => pair.Key.StartsWith("set-", StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[4..], pair => pair.Value, StringComparer.Ordinal),
            Command = $"testhost start {experiment}",
        };
        await host.RunAsync(request, NullRunObserver.Instance, CancellationToken.None);
        return ExitCodes.Success;
    }
    // journal COUNT: writes so many runs, for the test of two processes that write one journal.
    if (words is ["journal", string count])
    {
        for (int i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
        {
            await host.RunAsync(
                new RunRequest { Experiment = "single", Scale = Scale.Smoke, Seed = (ulong)i, Command = "testhost journal" },
                NullRunObserver.Instance, CancellationToken.None);
        }
        return ExitCodes.Success;
    }
    throw new InputError($"unknown command '{string.Join(' ', words)}'");
}
catch (InputError error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return ExitCodes.BadInput;
}
