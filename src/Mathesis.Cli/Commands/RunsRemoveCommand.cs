using System.CommandLine;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs remove</c>: deletes runs with everything they left.</summary>
internal sealed class RunsRemoveCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsRemoveCommand(Services services)
        : base("remove", "Delete runs: their entries, their arms, their folders", "mathesis runs remove k7f", "mathesis runs remove k7f m2x")
    {
        var names = new Argument<string[]>("run")
        {
            Description = "The runs",
            Arity = ArgumentArity.OneOrMore,
        };
        Add(names);
        SetAction(parsed =>
        {
            using Store store = Services.OpenExistingStore(parsed);
            LaboratoryHost host = services.CreateHost(store);
            // All names are looked up before anything is deleted.
            string[] runs = [.. parsed.GetValue(names)!.Select(name => store.Journal.Find(name).Id).Distinct()];
            foreach (string run in runs)
            {
                host.Remove(run);
                services.Output.WriteLine($"removed {run}");
            }
        });
    }
}
