using System.CommandLine;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint hash</c>: a hash of every tensor.</summary>
internal sealed class CheckpointHashCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> checkpoint = new("checkpoint") { Description = "A .safetensors file, or a folder that holds some" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public CheckpointHashCommand(Services services)
        : base("hash", "Print a hash of every tensor's bytes (XXH128), the same however the checkpoint is cut into files", "mathesis checkpoint hash merged", "mathesis checkpoint hash merged --json")
    {
        this.services = services;
        Add(checkpoint);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyDictionary<string, string> hashes = CheckpointInspection.Hashes(parsed.GetValue(checkpoint)!);
        if (parsed.GetValue(json)) services.WriteJson(new HashesOutput(1, hashes), OutputJson.Readable.HashesOutput);
        else foreach ((string name, string hash) in hashes.OrderBy(pair => pair.Key, StringComparer.Ordinal)) services.Output.WriteLine($"{hash}  {name}");
        return ExitCodes.Success;
    }
}
