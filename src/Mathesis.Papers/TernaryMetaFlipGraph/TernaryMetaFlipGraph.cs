using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// Paper 40: "Fast Matrix Multiplication via Ternary Meta Flip Graphs". The published schemes are verified; the method itself, walks in ZT with operations that
/// change sizes, is run on small sizes.
/// </summary>
[Register<IExperiment>("ternary-meta-flip-graph")]
public sealed class TernaryMetaFlipGraph : IExperiment
{
    /// <inheritdoc/>
    public string Name => "ternary-meta-flip-graph";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => MetaStudyClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["walk modulo 2"] = MetaStudyArms.Binary,
        ["walk in ZT"] = MetaStudyArms.Ternary,
        ["across sizes"] = MetaStudyArms.Meta,
        ["small sizes"] = MetaStudyArms.Small,
        ["published schemes"] = MetaStudyArms.Published,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        MetaStudyOptions defaults = scale switch
        {
            Scale.Smoke => new MetaStudyOptions { SmallMillions = 1, WalkMillions = 2, BinaryMillions = 2, MetaRounds = 3, MetaThousands = 100 },
            Scale.Small => new MetaStudyOptions(),
            _ => new MetaStudyOptions { SmallMillions = 10_000, WalkMillions = 1_000_000, BinaryMillions = 100_000, MetaRounds = 100_000 },
        };
        return JsonSerializer.SerializeToNode(OptionsBinder.Bind(defaults, settings, MetaStudyJson.Default.MetaStudyOptions), MetaStudyJson.Default.MetaStudyOptions)!.AsObject();
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
            report.Section("Rank over flips" + suffix, "Walks for 4x4x4 from the 64 products of the definition: modulo 2 and in ZT.");
            report.Figure(
                new Figure([Curve(replicate, "walk modulo 2", "modulo 2"), Curve(replicate, "walk in ZT", "in ZT")]), "The lowest rank of eight walks; after the first seconds every product less takes about ten times as many flips.");
            MetricStream sizes = replicate.Arm("across sizes").Stream("sizes");
            report.Section("Across sizes" + suffix, "Ranks in ZT of the search that changes sizes, and of walks of fixed sizes with as many flips in sum.");
            report.Table(
                ["size", "across sizes", "fixed size", "known in ZT"],
                MetaStudyArms.MetaSizes.Select((name, i) => (IReadOnlyList<string>)[name, Whole(sizes["across sizes"][i]), Whole(sizes["fixed size"][i]), Whole(sizes["known"][i])]), "");
            MetricStream published = replicate.Arm("published schemes").Stream(MetaStudyArms.PublishedStream);
            report.Section("Published schemes" + suffix, "Verified in integers; additions without and with shared sums.");
            report.Table(
                ["size", "rank", "additions", "with shared sums"],
                Enumerable.Range(0, published.Steps.Count).Select(i => (IReadOnlyList<string>)
                [
                    $"{Whole(published["n1"][i])}x{Whole(published["n2"][i])}x{Whole(published["n3"][i])}", Whole(published["rank"][i]), Whole(published["naive additions"][i]), Whole(published["additions"][i]),
                ]),
                "");
        }
    }

    private static Panel Curve(ReplicateResult replicate, string arm, string title)
    {
        MetricStream ranks = replicate.Arm(arm).Stream(MetaStudyArms.RanksStream);
        return new Panel { Title = $"4x4x4 {title}", XLabel = "million flips", YLabel = "rank", LogX = true, Marks = [new Mark.Line(ranks["million flips"], ranks["rank"])] };
    }

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
