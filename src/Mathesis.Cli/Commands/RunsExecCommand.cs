using System.CommandLine;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs exec</c>: executes one arm; the laboratory starts it as a child process.</summary>
internal sealed class RunsExecCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsExecCommand(Services services)
        : base("exec", "Execute an arm of a run as a child process", "mathesis runs exec 261123-2031-m2x --threads 1")
    {
        Hidden = true;
        Argument<string> name = CommonOptions.Run();
        var threads = new Option<int>("--threads") { Description = "How many threads it may use", HelpName = "N", DefaultValueFactory = _ => 1 };
        Add(name);
        Add(threads);
        SetAction(parsed =>
        {
            using Store store = Services.OpenExistingStore(parsed);
            return services.CreateHost(store).ExecuteArm(
                parsed.GetValue(name)!, parsed.GetValue(threads), Console.OpenStandardInput(), Console.OpenStandardOutput());
        });
    }
}
