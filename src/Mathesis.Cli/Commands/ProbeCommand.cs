using System.CommandLine;
using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Laboratory;
using Mathesis.Networks;
using Mathesis.Papers;
using Mathesis.Teaching;

namespace Mathesis.Cli;

/// <summary><c>mathesis probe</c>: what can be read linearly at every hook point of a network.</summary>
internal sealed class ProbeCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> checkpoint = CommonOptions.Checkpoint();
    private readonly Option<string?> data = CommonOptions.Data();
    private readonly Option<string?> answer = CommonOptions.Answer();
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ProbeCommand(Services services)
        : base("probe", "Read inputs, answer and waves of the sum linearly from every hook point, on held-out questions",
            "mathesis probe network.safetensors", "mathesis probe network.safetensors --data mine.csv --json")
    {
        this.services = services;
        Add(checkpoint);
        Add(data);
        Add(answer);
        Add(seed);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(checkpoint)!;
        TrainedNetwork network = parsed.GetValue(data) is { } table
            ? TrainedNetwork.Load(path, table, parsed.GetValue(answer))
            : TrainedNetwork.Load(path);
        var forward = new LayerNetwork<float>(network.Checkpoint.Specification, network.Checkpoint.Weights);
        var format = new SequenceFormat(network.Task);
        IReadOnlyList<HookProbe> probes = HookProbes.Run(
            forward, format.EncodeAll(), network.Task.InputSymbols.Count, network.Task.AnswerSymbols.Count, parsed.GetValue(seed),
            format.SharesSymbols ? network.Task.InputSymbols.Count : 0,
            services.IsErrorTerminal ? point => services.Error.WriteLine($"probed {point}") : null);
        if (parsed.GetValue(json))
        {
            services.WriteJson(
                new ProbeOutput { Checkpoint = path, Task = network.Task.Name, Points = [.. probes.Select(ProbedPointOutput.Of)] },
                OutputJson.Readable.ProbeOutput);
            return ExitCodes.Success;
        }
        var rows = new TextTable(
            ["hook point", " width", .. Enumerable.Range(1, network.Task.Arity).Select(i => $" input {i}"), " answer", "waves of the sum (frequency: variance explained)"]);
        foreach (HookProbe probe in probes)
        {
            rows.Add(
            [
                probe.Point, probe.Width.ToString(CultureInfo.InvariantCulture), .. probe.Inputs.Select(Percent), Percent(probe.Answer),
                string.Join("  ", probe.Waves.Where(wave => wave.Explained > 0.01).Select(wave => $"{wave.Frequency}: {Percent(wave.Explained)}")),
            ]);
        }
        rows.Write(services.Output);
        services.Output.WriteLine("Read by ridge regression at the last position: fitted on half of the questions, judged on the other half.");
        return ExitCodes.Success;
    }

    private static string Percent(double fraction) => ClaimText.Value(fraction, MetricFormat.Percent);
}
