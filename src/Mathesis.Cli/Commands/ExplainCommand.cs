using System.CommandLine;
using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Networks;
using Mathesis.Papers;
using Mathesis.Teaching;

namespace Mathesis.Cli;

/// <summary><c>mathesis explain</c>: says what a checkpoint is, how well it answers, and how it computes.</summary>
internal sealed class ExplainCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> checkpoint = CommonOptions.Checkpoint();
    private readonly Option<string?> data = CommonOptions.Data();
    private readonly Option<string?> answer = CommonOptions.Answer();
    private readonly Option<string?> folder = new("--out") { Description = "The folder for the report (beside the checkpoint when not given)", HelpName = "DIR" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ExplainCommand(Services services)
        : base("explain", "Take a trained network apart: what it is, how well it answers, how it computes",
            "mathesis explain network.safetensors", "mathesis explain network.safetensors --data mine.csv --out report", "mathesis explain network.safetensors --json")
    {
        this.services = services;
        Add(checkpoint);
        Add(data);
        Add(answer);
        Add(folder);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(checkpoint)!;
        TrainedNetwork network = parsed.GetValue(data) is { } table
            ? TrainedNetwork.Load(path, table, parsed.GetValue(answer))
            : TrainedNetwork.Load(path);
        ExplanationOutput explanation = Describe(path, network, out PairCircuit? circuit);
        if (circuit is not null)
        {
            string target = parsed.GetValue(folder) ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
            string report = Path.Combine(target, "explanation.html");
            AtomicFile.WriteAllText(report, Render(path, explanation, circuit));
            explanation = explanation with { Report = Path.GetRelativePath(Directory.GetCurrentDirectory(), report) };
        }
        if (parsed.GetValue(json)) services.WriteJson(explanation, OutputJson.Readable.ExplanationOutput);
        else Print(explanation, circuit);
        return ExitCodes.Success;
    }

    private static ExplanationOutput Describe(string path, TrainedNetwork network, out PairCircuit? circuit)
    {
        Checkpoint checkpoint = network.Checkpoint;
        Evaluation all = network.Evaluate([.. Enumerable.Range(0, network.Task.Count)]);
        TrainedPairNetwork? pairs = TrainedPairNetwork.TryCreate(network, out string reason);
        circuit = pairs?.Analyse();
        return new ExplanationOutput
        {
            Checkpoint = path,
            Task = network.Task.Name,
            Questions = network.Task.Count,
            Seed = checkpoint.Seed,
            Step = checkpoint.Step,
            Parameters = checkpoint.Specification.CountParameters(),
            Modules = [.. checkpoint.Specification.Modules.Select(module => module.ToString())],
            All = new EvaluationOutput(all.Loss, all.Accuracy),
            Training = network.Split is { } split ? EvaluationOutput.Of(network.Evaluate(split.Training)) : null,
            Test = network.Split is { } rest ? EvaluationOutput.Of(network.Evaluate(rest.Test)) : null,
            Anatomy = AnatomyOutput.Of(NetworkAnatomy.Examine(
                new LayerNetwork<float>(checkpoint.Specification, checkpoint.Weights), new SequenceFormat(network.Task).EncodeAll(), checkpoint.Seed)),
            NoCircuit = circuit is null ? reason : null,
            Circuit = circuit is null ? null : CircuitOutput.Of(circuit),
        };
    }

    private void Print(ExplanationOutput explanation, PairCircuit? circuit)
    {
        List<(string, string)> facts =
        [
            ("checkpoint", explanation.Checkpoint),
            ("task", string.Create(CultureInfo.InvariantCulture, $"{explanation.Task}, {explanation.Questions:N0} questions")),
            ("trained", string.Create(CultureInfo.InvariantCulture, $"{explanation.Step:N0} steps, seed {explanation.Seed}")),
            ("parameters", explanation.Parameters.ToString("N0", CultureInfo.InvariantCulture)),
            .. explanation.Modules.Select((module, index) => (index == 0 ? "modules" : "", module)),
            ("on all questions", explanation.All.ToString()),
        ];
        if (explanation.Training is { } training) facts.Add(("on training questions", training.ToString()));
        if (explanation.Test is { } test) facts.Add(("on test questions", test.ToString()));
        FactList.Write(services.Output, facts);
        if (explanation.Anatomy is { } anatomy) Print(anatomy);
        if (circuit is null)
        {
            services.Output.WriteLine($"no pair circuit: {explanation.NoCircuit}");
            return;
        }
        CircuitOutput found = explanation.Circuit!;
        services.Output.WriteLine();
        FactList.Write(services.Output,
        [
            ("key frequencies", string.Join(", ", found.KeyFrequencies)),
            ("logits explained by cos(w(a+b-c))", Percent(found.LogitVarianceExplained)),
            ("neurons of one frequency", Percent(found.SingleFrequencyNeurons)),
            ("W_L outside key directions", Percent(found.LogitMapResidual)),
            ("sparsity (Gini) of W_E, W_L", string.Create(CultureInfo.InvariantCulture, $"{found.EmbeddingGini:F3}, {found.LogitMapGini:F3}")),
        ]);
        var ablations = new TextTable("ablation", " loss", " accuracy");
        foreach (AblationOutput row in found.Ablations) ablations.Add(row.Name, row.Loss.ToString("G3", CultureInfo.InvariantCulture), Percent(row.Accuracy));
        services.Output.WriteLine();
        ablations.Write(services.Output);
        services.Output.WriteLine($"report: {explanation.Report}");
    }

    private void Print(AnatomyOutput anatomy)
    {
        var lens = new TextTable("residual stream, as if it were the last", " accuracy");
        foreach (LensOutput stream in anatomy.Lens) lens.Add(stream.Point, Percent(stream.Accuracy));
        var parts = new TextTable("part", " accuracy without it", " effect", " direct effect");
        foreach (NetworkPart part in anatomy.Parts)
            parts.Add(part.Name, Percent(part.AccuracyWithout), Share(part.Effect), Share(part.DirectEffect));
        services.Output.WriteLine();
        lens.Write(services.Output);
        services.Output.WriteLine();
        parts.Write(services.Output);
        services.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"On {anatomy.Questions} questions. Without it: the part writes its mean. Effect: how far the answer moves to another question's when the part's values come from there; direct: along the path to the logits alone."));
    }

    private static string Render(string path, ExplanationOutput explanation, PairCircuit circuit)
    {
        var report = new HtmlReport(new ReportHeader
        {
            Title = $"A network for {explanation.Task}, taken apart",
            Summary = $"Accuracy on all {explanation.Questions} questions: {Percent(explanation.All.Accuracy)}.",
            RunId = Path.GetFileName(path),
            Reproduce = $"mathesis explain {CommandText.Quote(path)}",
            Configuration =
            [
                ("seed", explanation.Seed.ToString(CultureInfo.InvariantCulture)),
                ("step", explanation.Step.ToString(CultureInfo.InvariantCulture)),
                ("parameters", explanation.Parameters.ToString(CultureInfo.InvariantCulture)),
            ],
        }, []);
        PairCircuitReport.Write(report, circuit);
        return report.Render();
    }

    private static string Share(double? fraction) => fraction is { } value ? Percent(value) : "—";

    private static string Percent(double fraction) => ClaimText.Value(fraction, MetricFormat.Percent);
}
