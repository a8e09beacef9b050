using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// Paper 97: "Fault-Tolerant Strassen-Like Matrix Multiplication". All patterns of failed nodes are enumerated exactly, relations are found by search, and
/// products are decoded from processes that are really killed.
/// </summary>
[Register<IExperiment>("fault-tolerant-strassen")]
public sealed class FaultTolerantStrassen : IExperiment
{
    /// <inheritdoc/>
    public string Name => "fault-tolerant-strassen";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => FaultStudyClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["analysis"] = FaultStudyArms.Analysis,
        ["runs"] = FaultStudyArms.Runs,
        ["drawn failures"] = FaultStudyArms.MonteCarlo,
        ["processes"] = FaultStudyArms.Processes,
        ["parity design"] = FaultStudyArms.Design,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        FaultStudyOptions defaults = scale switch
        {
            Scale.Smoke => new FaultStudyOptions { Runs = 20, Block = 4, Samples = 1000, Processes = 1 },
            Scale.Small => new FaultStudyOptions(),
            _ => new FaultStudyOptions { Runs = 100_000, Samples = 100_000_000, Processes = 200 },
        };
        return JsonSerializer.SerializeToNode(OptionsBinder.Bind(defaults, settings, FaultStudyJson.Default.FaultStudyOptions), FaultStudyJson.Default.FaultStudyOptions)!.AsObject();
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        ArmResult[] arms = await Task.WhenAll(Arms.Keys.Select(arm => replicate.RunArmAsync(arm, arm)));
        foreach (ArmResult arm in arms)
            foreach ((string name, double value) in arm.Measurements) replicate.Measure(name, value);
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        ReplicateResult first = replicates[0];
        MetricStream curves = first.Arm("analysis").Stream("curves"), counts = first.Arm("analysis").Stream("counts"), relations = first.Arm("analysis").Stream("relations");
        report.Section("Failure curves", "The probability that the product cannot be decoded when every node fails with probability p: exact, from counts of all patterns.");
        report.Figure(
            new Figure(
            [
                new Panel
                {
                    Title = "Failure of the product", XLabel = "failure rate of a node p", YLabel = "probability", LogX = true, LogY = true,
                    Marks =
                    [
                        new Mark.Line(curves["p"], curves["two copies"]) { Label = "2 copies, 14 nodes" }, new Mark.Line(curves["p"], curves["none"]) { Label = "Strassen and Winograd, 14 nodes" },
                        new Mark.Line(curves["p"], curves["one"]) { Label = "and a parity product, 15 nodes" }, new Mark.Line(curves["p"], curves["both"]) { Label = "and two, 16 nodes" },
                        new Mark.Line(curves["p"], curves["local"]) { Label = "the same, local decoder" }, new Mark.Line(curves["p"], curves["three copies"]) { Label = "3 copies, 21 nodes" },
                    ],
                },
            ]),
            "Two algorithms in place of two copies, and two parity products that come near three copies.");
        report.Table(
            ["failed", "2 copies", "S and W", "1 parity", "2 parities", "2 parities, local decoder", "3 copies"],
            Enumerable.Range(0, 8).Select(k => (IReadOnlyList<string>)[Whole(k), .. ((string[])["two copies", "none", "one", "both", "local", "three copies"]).Select(name => Whole(counts[name][k]))]),
            "Patterns of that many failed nodes that cannot be decoded.");
        RedundantPlan plan = RedundantPlan.StrassenWinograd(0);
        report.Section("Relations", "All combinations of the 14 products with coefficients -1, 0 and 1 that vanish or give an output, one for each support.");
        report.Table(
            ["relation"],
            Enumerable.Range(0, relations.Steps.Count).Select(i => (IReadOnlyList<string>)[new NodeRelation((int)relations["output"][i], (ulong)relations["plus"][i], (ulong)relations["minus"][i]).ToString(plan)]), "");
        foreach (ReplicateResult replicate in replicates)
        {
            MetricStream samples = replicate.Arm("drawn failures").Stream("samples"), processes = replicate.Arm("processes").Stream("processes");
            report.Section(string.Create(CultureInfo.InvariantCulture, $"Simulation, seed {replicate.Seed}"), "Failures drawn at random, and processes that were killed.");
            report.Table(["p", "exact", "drawn", "standard errors"], Enumerable.Range(0, samples.Steps.Count).Select(i => (IReadOnlyList<string>)[Text(samples["p"][i], "0.##"), Text(samples["exact"][i], "0.000000"), Text(samples["drawn"][i], "0.000000"), Text(samples["deviation"][i], "0.0")]), "16 nodes, linear decoder.");
            report.Table(["run", "killed", "late", "decoded", "relations used"], Enumerable.Range(0, processes.Steps.Count).Select(i => (IReadOnlyList<string>)[Whole(i + 1), Whole(processes["killed"][i]), Whole(processes["late"][i]), processes["decoded"][i] > 0 ? "yes" : "refused", Whole(processes["steps"][i])]), "Multiplications on 16 processes.");
        }
    }

    private static string Whole(double value) => Text(value, "0");

    private static string Text(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
