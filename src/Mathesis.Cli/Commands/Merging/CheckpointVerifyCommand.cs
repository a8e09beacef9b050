using System.CommandLine;
using System.Globalization;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint verify</c>: whether a checkpoint is whole and finite, and has the hashes that a merge reported.</summary>
internal sealed class CheckpointVerifyCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> checkpoint = new("checkpoint") { Description = "A .safetensors file, or a folder that holds some" };
    private readonly Option<string?> hashes = new("--hashes") { Description = "Also compare with hashes that merge --json or checkpoint hash --json printed", HelpName = "FILE.json" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public CheckpointVerifyCommand(Services services)
        : base("verify", "Read every byte of a checkpoint: headers, index, infinite elements, hashes; exit code 1 when something is wrong",
            "mathesis checkpoint verify model", "mathesis checkpoint verify merged --hashes report.json")
    {
        this.services = services;
        Add(checkpoint);
        Add(hashes);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(checkpoint)!;
        Dictionary<string, string>? expected = parsed.GetValue(hashes) is { } file
            ? JsonReading.OfFile(file).Required("tensors").Fields().ToDictionary(field => field.Name, field => field.Value.Text(), StringComparer.Ordinal)
            : null;
        IReadOnlyList<CheckedTensor> tensors = CheckpointInspection.Of(path);
        var wrong = new List<string>();
        foreach (CheckedTensor tensor in tensors)
        {
            if (tensor.NotFinite > 0) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{tensor.Name}: {tensor.NotFinite:N0} elements are not finite"));
            if (expected is null) continue;
            if (!expected.Remove(tensor.Name, out string? hash)) wrong.Add($"{tensor.Name}: not among the hashes");
            else if (hash != tensor.Hash) wrong.Add($"{tensor.Name}: its bytes have another hash");
        }
        foreach (string name in expected?.Keys ?? Enumerable.Empty<string>()) wrong.Add($"{name}: missing");
        if (parsed.GetValue(json)) services.WriteJson(CheckpointOutput.Of(path, tensors), OutputJson.Readable.CheckpointOutput);
        else
        {
            foreach (string line in wrong) services.Output.WriteLine(line);
            if (wrong.Count == 0) services.Output.WriteLine($"{tensors.Count} tensors are whole and finite{(expected is null ? "" : ", and have the hashes given")}");
        }
        return wrong.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
