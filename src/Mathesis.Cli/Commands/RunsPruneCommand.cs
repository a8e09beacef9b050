using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs prune</c>: deletes what old runs no longer need.</summary>
internal sealed class RunsPruneCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsPruneCommand(Services services)
        : base("prune", "Delete snapshots and checkpoints of finished runs; journal, streams and reports stay",
            "mathesis runs prune", "mathesis runs prune --older-than 7")
    {
        var age = new Option<double>("--older-than")
        {
            Description = "Only runs that finished at least so many days ago",
            HelpName = "DAYS",
            DefaultValueFactory = _ => 30,
        };
        Option<bool> json = CommonOptions.Json();
        Add(age);
        Add(json);
        SetAction(parsed =>
        {
            double days = parsed.GetValue(age);
            if (days is not (>= 0 and <= 36500)) throw new InputError("it is out of range", "--older-than", "expected 0 to 36500 days");
            using Store store = Services.OpenExistingStore(parsed);
            (int runs, long bytes) = services.CreateHost(store).Prune(TimeSpan.FromDays(days));
            if (parsed.GetValue(json)) services.WriteJson(new PruneOutput(1, runs, bytes), OutputJson.Readable.PruneOutput);
            else services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{RunText.Bytes(bytes)} freed in {runs} run{(runs == 1 ? "" : "s")}"));
        });
    }
}
