using System.CommandLine;
using System.Globalization;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint convert</c>: a checkpoint in another type or cut into other files.</summary>
internal sealed class CheckpointConvertCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> checkpoint = new("checkpoint") { Description = "A .safetensors file, a folder that holds some, or MODEL+ADAPTER" };
    private readonly Argument<string> output = new("output") { Description = "The new folder; it must not exist, or be empty" };
    private readonly MergeFlags flags = new();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public CheckpointConvertCommand(Services services)
        : base("convert", "Write a checkpoint in another element type, cut into other files, or with an adapter applied",
            "mathesis checkpoint convert model small --dtype bfloat16", "mathesis checkpoint convert model+adapter applied", "mathesis checkpoint convert shards whole --out-shard-size 100GB")
    {
        this.services = services;
        Add(checkpoint);
        Add(output);
        flags.AddTo(this);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string folder = parsed.GetValue(output)!;
        using var interruption = new Interruption(() => services.Error.WriteLine("ending; the same command goes on from what is done"));
        MergeReport report = CheckpointConversion.Run(
            parsed.GetValue(checkpoint)!, folder, flags.Read(parsed), new MergeProgress(services.Error, services.IsErrorTerminal), interruption.Token);
        if (parsed.GetValue(json)) services.WriteJson(MergeOutput.Of(report, null), OutputJson.Readable.MergeOutput);
        else services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {RunText.Bytes(report.BytesWritten)} in {report.Seconds:0.0} s"));
        return ExitCodes.Success;
    }
}
