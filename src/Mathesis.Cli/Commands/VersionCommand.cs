using System.CommandLine;
using System.Runtime.InteropServices;

namespace Mathesis.Cli;

/// <summary><c>mathesis version</c>: the version of the program.</summary>
internal sealed class VersionCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public VersionCommand(Services services)
        : base("version", "Print the program's version", "mathesis version", "mathesis version --json")
    {
        Option<bool> json = CommonOptions.Json();
        Add(json);
        SetAction(parsed =>
        {
            var version = new VersionOutput(ProgramVersion.Number, ProgramVersion.Commit, RuntimeInformation.FrameworkDescription);
            if (parsed.GetValue(json)) services.WriteJson(version, OutputJson.Readable.VersionOutput);
            else services.Output.WriteLine($"mathesis {ProgramVersion.Full}");
        });
    }
}
