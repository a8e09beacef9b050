using System.CommandLine;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs export</c>: a run as one file.</summary>
internal sealed class RunsExportCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public RunsExportCommand(Services services)
        : base("export", "Write a run, its arms and its part of the journal as a zip file", "mathesis runs export k7f run.zip")
    {
        Argument<string> name = CommonOptions.Run();
        var file = new Argument<string>("file") { Description = "The zip file to write" };
        Add(name);
        Add(file);
        SetAction(parsed =>
        {
            using Store store = Services.OpenExistingStore(parsed);
            string target = parsed.GetValue(file)!;
            services.CreateHost(store).Export(parsed.GetValue(name)!, target);
            services.Output.WriteLine($"wrote {target} ({RunText.Bytes(new FileInfo(target).Length)})");
        });
    }
}
