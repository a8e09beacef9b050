using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// Paper 56: "Faster Algorithms for Structured Matrix Multiplication via Flip Graph Search". The table's rows of sizes 2 and 3 and some of size 4 are searched
/// modulo 2 and 3 and lifted; the factors follow from published schemes.
/// </summary>
[Register<IExperiment>("structured-flip-graphs")]
public sealed class StructuredFlipGraphs : IExperiment
{
    /// <inheritdoc/>
    public string Name => "structured-flip-graphs";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => StructuredStudyClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["size 3"] = StructuredStudyArms.Three,
        ["size 4"] = StructuredStudyArms.Four,
        ["size 3 over the integers"] = StructuredStudyArms.ThreeIntegral,
        ["halves"] = StructuredStudyArms.Halves,
        ["size 2"] = StructuredStudyArms.Two,
        ["factors"] = StructuredStudyArms.Factors,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        StructuredStudyOptions defaults = scale switch
        {
            Scale.Smoke => new StructuredStudyOptions { TwoMillions = 1, ThreeMillions = 1, FourMillions = 1, Wanted = 1 },
            Scale.Small => new StructuredStudyOptions(),
            _ => new StructuredStudyOptions { TwoMillions = 1000, ThreeMillions = 10_000, FourMillions = 100_000, Wanted = 64 },
        };
        return JsonSerializer.SerializeToNode(OptionsBinder.Bind(defaults, settings, StructuredStudyJson.Default.StructuredStudyOptions), StructuredStudyJson.Default.StructuredStudyOptions)!.AsObject();
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
        foreach (ReplicateResult replicate in replicates)
        {
            string suffix = replicates.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", seed {replicate.Seed}") : "";
            Table(report, replicate, "size 2", $"Products of 2 x 2 matrices{suffix}", 2, StructuredStudyArms.Operations);
            Table(report, replicate, "size 3", $"Products of 3 x 3 matrices{suffix}", 3, StructuredStudyArms.Operations);
            Table(report, replicate, "size 3 over the integers", $"Products of 3 x 3 matrices over the integers{suffix}", 3, StructuredStudyArms.HalvedOperations);
            Table(report, replicate, "size 4", $"Products of 4 x 4 matrices over the integers{suffix}", 4, StructuredStudyArms.FourOperations);
        }
    }

    private static void Table(IReportBuilder report, ReplicateResult replicate, string arm, string title, int size, IReadOnlyList<string> operations)
    {
        MetricStream rows = replicate.Arm(arm).Stream(StructuredStudyArms.RowsStream);
        report.Section(title, "Ranks found modulo p, after lifting, and published. Recursive products: of the same kind, half structured, other.");
        report.Table(
            ["product", "definition", "modulo p", "lifted", "published", "schemes", "of them lifted", "recursive", "million flips"],
            operations.Select((operation, i) => (IReadOnlyList<string>)
            [
                $"{operation}-{size}{size}{size}", Whole(rows["definition"][i]), Whole(rows["residues"][i]), Whole(rows["lifted"][i]), Whole(rows["known"][i]), Whole(rows["schemes"][i]), Whole(rows["liftable"][i]),
                $"{Whole(rows["recursive"][i])}, {Whole(rows["half"][i])}, {Whole(rows["other"][i])}", Whole(rows["million flips"][i]),
            ]),
            "");
    }

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
