using System.CommandLine;
using System.Globalization;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint diff</c>: how two checkpoints differ, tensor by tensor and along the layers.</summary>
internal sealed class CheckpointDiffCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> first = new("first") { Description = "A .safetensors file, or a folder that holds some" };
    private readonly Argument<string> second = new("second") { Description = "Another" };
    private readonly Option<string?> origin = new("--base") { Description = "The base of both: cosines and conflicts of signs are those of the differences from it", HelpName = "CHECKPOINT" };
    private readonly Option<string?> plot = new("--plot") { Description = "Also draw the differences along the tensors", HelpName = "FILE.svg" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public CheckpointDiffCommand(Services services)
        : base("diff", "Compare two checkpoints: lengths, cosines, changed elements, conflicting signs; exit code 1 when they differ",
            "mathesis checkpoint diff base tuned", "mathesis checkpoint diff math code --base base --plot diff.svg")
    {
        this.services = services;
        Add(first);
        Add(second);
        Add(origin);
        Add(plot);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        CheckpointDifference found = CheckpointDifference.Of(parsed.GetValue(first)!, parsed.GetValue(second)!, parsed.GetValue(origin));
        if (parsed.GetValue(plot) is { } file) DifferencePlot.Write(file, found.Tensors);
        int code = found.IsEqual ? ExitCodes.Success : ExitCodes.Failure;
        if (parsed.GetValue(json))
        {
            services.WriteJson(
                new CheckpointDifferenceOutput(1, found.IsEqual, found.Tensors, found.OnlyFirst, found.OnlySecond, found.Incomparable), OutputJson.Readable.CheckpointDifferenceOutput);
            return code;
        }
        var table = new TextTable("tensor", " first", " second", " difference", " cosine", " largest", " changed", " sign conflicts");
        foreach (TensorDifference tensor in found.Tensors)
            table.Add(tensor.Name, Number(tensor.First), Number(tensor.Second), Number(tensor.Difference), Number(tensor.Cosine), Number(tensor.Largest), Percent(tensor.Changed), Percent(tensor.Conflicts));
        table.Write(services.Output);
        foreach (string name in found.OnlyFirst) services.Output.WriteLine($"only in the first: {name}");
        foreach (string name in found.OnlySecond) services.Output.WriteLine($"only in the second: {name}");
        foreach (string name in found.Incomparable) services.Output.WriteLine($"of another shape or type, or other integers: {name}");
        if (found.IsEqual) services.Output.WriteLine("the checkpoints are equal");
        return code;
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{100 * part:0.0}%");
}
