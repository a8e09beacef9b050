using System.CommandLine;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs resume</c>: goes on with an interrupted run, to the same bits.</summary>
internal sealed class RunsResumeCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsResumeCommand(Services services)
        : base("resume", "Go on with an interrupted or failed run from its last snapshots",
            "mathesis runs resume k7f", "mathesis runs resume 261123-2031-k7f --json")
    {
        Argument<string> name = CommonOptions.Run();
        Option<bool> json = CommonOptions.Json();
        Add(name);
        Add(json);
        SetAction(async (parsed, _) =>
        {
            // A store that is not there is not made by resuming.
            Services.OpenExistingStore(parsed).Dispose();
            var session = new RunSession(services, parsed, parsed.GetValue(json));
            return session.Conclude(await session.ExecuteAsync(
                (host, observer, cancellation) => host.ResumeAsync(parsed.GetValue(name)!, observer, cancellation)));
        });
    }
}
