using System.CommandLine;
using System.CommandLine.Help;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    /// <summary>Builds the tree.</summary>
    /// <param name="services">What the commands work with.</param>
    public static RootCommand Create(Services services)
    {
        var root = new RootCommand("A laboratory for machine mathematics: every claim is an experiment that anyone can run.")
        {
            CommonOptions.Store,
            new PapersCommand(services),
            new ReproduceCommand(services),
            new TrainCommand(services),
            new ExplainCommand(services),
            new ProbeCommand(services),
            new ExactCommand(services),
            new ProblemsCommand(services),
            new GenerateCommand(services),
            new SchemesCommand(services),
            new GradeCommand(services),
            new NetworksCommand(services),
            new MergeCommand(services),
            new CheckpointCommand(services),
            new PrivateCommand(services),
            new RunsCommand(services),
            new DoctorCommand(services),
            new VersionCommand(services),
        };
        root.Options.Remove(root.Options.First(option => option is VersionOption));
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        help.Description = "Show help and examples";
        root.SetAction(parsed => help.Action is HelpWithExamples action ? action.Invoke(parsed) : ExitCodes.BadInput);
        return root;
    }
}
