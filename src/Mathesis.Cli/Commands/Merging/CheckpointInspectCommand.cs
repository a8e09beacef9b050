using System.CommandLine;
using System.Globalization;
using Mathesis.Checkpoints;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint inspect</c>: the tensors of a checkpoint with their lengths.</summary>
internal sealed class CheckpointInspectCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> checkpoint = new("checkpoint") { Description = "A .safetensors file, or a folder that holds some" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public CheckpointInspectCommand(Services services)
        : base("inspect", "List a checkpoint's tensors: type, shape, Euclidean length, largest element", "mathesis checkpoint inspect model", "mathesis checkpoint inspect model.safetensors --json")
    {
        this.services = services;
        Add(checkpoint);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(checkpoint)!;
        IReadOnlyList<CheckedTensor> tensors = CheckpointInspection.Of(path);
        if (parsed.GetValue(json))
        {
            services.WriteJson(CheckpointOutput.Of(path, tensors), OutputJson.Readable.CheckpointOutput);
            return ExitCodes.Success;
        }
        var table = new TextTable("tensor", "type", "shape", " length", " largest", " root mean square");
        foreach (CheckedTensor tensor in tensors)
        {
            double count = tensor.Shape.Aggregate(1.0, (a, b) => a * b);
            table.Add(tensor.Name, tensor.Type.Code, $"[{string.Join(", ", tensor.Shape)}]", Number(tensor.Norm), Number(tensor.Largest), Number(tensor.Norm / Math.Sqrt(count)));
        }
        table.Write(services.Output);
        services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tensors.Count:N0} tensors, {tensors.Sum(tensor => tensor.Shape.Aggregate(1L, (a, b) => a * b)):N0} elements"));
        return ExitCodes.Success;
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("G4", CultureInfo.InvariantCulture);
}
