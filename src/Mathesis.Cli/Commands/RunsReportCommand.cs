using System.CommandLine;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs report</c>: draws a finished run's report again.</summary>
internal sealed class RunsReportCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsReportCommand(Services services)
        : base("report", "Draw a finished run's report again, and say where it lies", "mathesis runs report k7f")
    {
        Argument<string> name = CommonOptions.Run();
        Add(name);
        SetAction(parsed =>
        {
            using Store store = Services.OpenExistingStore(parsed);
            services.Output.WriteLine(services.CreateHost(store).WriteReport(parsed.GetValue(name)!));
        });
    }
}
