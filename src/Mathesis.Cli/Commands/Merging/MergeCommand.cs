using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis merge</c>: merges checkpoints by a plan.</summary>
internal sealed class MergeCommand : MathesisCommand
{
    private const int ShownTensors = 20;

    private readonly Services services;
    private readonly Argument<string> plan = new("plan") { Description = "The plan, a YAML file as mergekit reads it" };
    private readonly Argument<string?> output = new("output") { Description = "The folder of the merge; it must not exist, or be empty", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Read headers alone, and print what would be done" };
    private readonly Option<bool> bench = new("--bench") { Description = "Also copy the same bytes without computing, and print both" };
    private readonly Option<bool> verify = new("--verify") { Description = "Compute a part of every tensor again and compare it with what was written" };
    private readonly MergeFlags flags = new();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public MergeCommand(Services services)
        : base("merge", "Merge checkpoints by a plan in mergekit's YAML: streamed within a fixed memory, resumable, the same bits on any number of threads",
            "mathesis merge plan.yaml merged", "mathesis merge plan.yaml --dry-run", "mathesis merge plan.yaml merged --memory 1GB --dtype bfloat16 --json")
    {
        this.services = services;
        Add(plan);
        Add(output);
        Add(dryRun);
        flags.AddTo(this);
        Add(verify);
        Add(bench);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<MergePlan> stages = PlanReader.ReadFile(parsed.GetValue(plan)!);
        MergeOptions options = flags.Read(parsed) with { Verifies = parsed.GetValue(verify) };
        string? folder = parsed.GetValue(output);
        if (parsed.GetValue(dryRun)) return Preview(parsed, stages, folder, options);
        if (folder is null) throw new InputError("missing <output>", expected: "give the folder of the merge, or --dry-run");
        using var interruption = new Interruption(() => services.Error.WriteLine("ending; the same command goes on from what is done"));
        MergeReport report = MergeRun.Run(stages, folder, options, new MergeProgress(services.Error, services.IsErrorTerminal), interruption.Token);
        double? copied = parsed.GetValue(bench) ? CopyBaseline.Measure(stages, folder, report) : null;
        if (parsed.GetValue(json)) services.WriteJson(MergeOutput.Of(report, copied), OutputJson.Readable.MergeOutput);
        else Print(folder, report, copied);
        return ExitCodes.Success;
    }

    private int Preview(ParseResult parsed, IReadOnlyList<MergePlan> stages, string? folder, MergeOptions options)
    {
        if (stages.Count > 1) throw new InputError("a plan of several stages has no dry run", "--dry-run", "expected one document: later stages need the weights of earlier ones");
        MergePreview preview = MergeRun.Preview(stages[0], folder, options);
        if (parsed.GetValue(json))
        {
            services.WriteJson(MergePreviewOutput.Of(preview), OutputJson.Readable.MergePreviewOutput);
            return ExitCodes.Success;
        }
        TextWriter writer = services.Output;
        writer.WriteLine($"{preview.Method} of {string.Join(", ", preview.Models)}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{preview.Tensors.Count:N0} tensors; {RunText.Bytes(preview.InputBytes)} to read, {RunText.Bytes(preview.OutputBytes)} to write, {RunText.Bytes(preview.BufferBytes)} of buffers"));
        var table = new TextTable("tensor", "type", "shape", "file", "parameters");
        foreach (PreviewedTensor tensor in preview.Tensors.Take(ShownTensors))
            table.Add(tensor.Name, Checkpoints.SafetensorsTypes.Codes[(int)tensor.Type], $"[{string.Join(", ", tensor.Shape)}]", tensor.File, Parameters(tensor));
        table.Write(writer);
        if (preview.Tensors.Count > ShownTensors) writer.WriteLine($"… and {preview.Tensors.Count - ShownTensors} more; --json lists them all");
        if (preview.Rules.Count > 0)
        {
            writer.WriteLine();
            var rules = new TextTable("rule", " values decided");
            foreach ((string rule, int tensors) in preview.Rules) rules.Add(rule, tensors.ToString("N0", CultureInfo.InvariantCulture));
            rules.Write(writer);
        }
        foreach (string note in preview.Notes) writer.WriteLine($"note: {note}");
        return ExitCodes.Success;
    }

    private static string Parameters(PreviewedTensor tensor)
    {
        if (tensor.Parameters is null) return "copied";
        IEnumerable<string> own = tensor.Parameters.Where(pair => pair.Key != "int8_mask").Select(pair => $"{pair.Key} {pair.Value}");
        IEnumerable<string> ofModels = tensor.OfModels!.SelectMany(model => model).GroupBy(pair => pair.Key).Select(group => $"{group.Key} {string.Join("/", group.Select(pair => pair.Value))}");
        return string.Join(", ", ofModels.Concat(own));
    }

    private void Print(string folder, MergeReport report, double? copied)
    {
        double rate = report.InputBytes / report.Seconds / 1e9;
        services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{folder}: {report.Tensors.Count:N0} tensors in {report.Seconds:0.0} s, {RunText.Bytes(report.InputBytes)} of inputs at {rate:0.00} GB/s, {RunText.Bytes(report.BytesWritten)} written, peak memory {RunText.Bytes(report.PeakBytes)}"));
        if (report.Resumed > 0) services.Output.WriteLine($"{report.Resumed} tensors were taken over from an interrupted merge");
        if (report.Saturated > 0) services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Saturated:N0} numbers were beyond the range and became the largest"));
        foreach ((string name, double value) in report.Findings) services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:G6}"));
        if (copied is { } seconds)
            services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reading the inputs and writing as many bytes alone: {seconds:0.0} s; the merge has {100 * seconds / report.Seconds:0} % of that speed"));
    }
}
