using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits.Tests;

/// <summary>What holds of interventions in every network.</summary>
public class AnySpecificationTests
{
    public static TheoryData<string> Names { get; } = [.. NetworkExamples.All.Keys];

    /// <summary>Without norms, what reaches the logits directly is a linear function of what is written.</summary>
    public static TheoryData<string> Linear { get; } = ["one block", "two blocks", "a loop", "residual recurrences", "a block and a residual cell"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Patching_what_enters_the_network_gives_the_source_run(string name)
    {
        Patching<double> patching = Between(name);
        // Positions are embedded alike in both runs.
        string[] entries = [.. NetworkExamples.Build(name).HookPoints.Where(point => point is "hook_embed" or "tables.hook_out")];
        Assert.Equal(patching.SourceMetric, patching.Patch([.. entries.Select(point => new Site(point))]), 1e-12);
        Assert.NotEqual(patching.SourceMetric, patching.BaseMetric, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_hook_point_can_be_patched_and_ablated(string name)
    {
        LayerNetwork<double> network = NetworkExamples.Build(name);
        var same = new Patching<double>(network, NetworkExamples.Batch(0), NetworkExamples.Batch(0), Loss);
        Patching<double> patching = Between(name);
        var study = new AblationStudy<double>(network, NetworkExamples.Batch(0), Loss, NetworkExamples.Batch(1));
        foreach (string point in network.HookPoints)
        {
            Assert.Equal(same.BaseMetric, same.Patch(new Site(point)), 1e-12);
            Assert.True(double.IsFinite(patching.Effect(new Site(point))), point);
            foreach (AblationMethod method in Enum.GetValues<AblationMethod>())
            {
                // A norm divides by its scale.
                if (method == AblationMethod.Zero && point.EndsWith("hook_scale", StringComparison.Ordinal)) continue;
                Assert.True(double.IsFinite(study.Without(method, new Site(point))), point);
            }
        }
        Assert.Equal(1, patching.Effect(new Site(network.HookPoints[^1])), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Linear))]
    public void Direct_effects_of_all_that_is_written_add_up_to_the_whole_difference(string name)
    {
        LayerNetwork<double> network = NetworkExamples.Build(name);
        Patching<double> patching = Between(name);
        Site[] writers = [new Site("hook_embed"), .. NetworkSites.Parts(network, new ActivationCache<double>(network, NetworkExamples.Batch(0))).Select(part => part.Site)];
        Assert.Equal(1, writers.Sum(writer => patching.PathEffect(writer)), 1e-9);
        // The last to write has no other path.
        Assert.Equal(patching.Effect(writers[^1]), patching.PathEffect(writers[^1]), 1e-12);
    }

    [Theory]
    [InlineData("blocks with norms, rotary positions and shared keys")]
    [InlineData("parallel blocks")]
    [InlineData("norms after the sums")]
    public void With_frozen_norms_direct_effects_of_heads_add_up(string name)
    {
        LayerNetwork<double> network = NetworkExamples.Build(name);
        Patching<double> patching = Between(name);
        var frozen = new PathOptions { FreezeNorms = true };
        double both = Change(new Site("blocks.0.attn.hook_z"));
        Assert.NotEqual(0, both, 1e-6);
        Assert.Equal(both, Change(Site.OfHead(0, 0)) + Change(Site.OfHead(0, 1)), 1e-9);

        double Change(Site sender) => patching.PatchPath(sender, [], frozen) - patching.BaseMetric;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lens_ends_with_the_logits_of_the_network(string name)
    {
        LayerNetwork<double> network = NetworkExamples.Build(name);
        TokenBatch tokens = NetworkExamples.Batch(0);
        if (name == "a perceptron of squares")
        {
            Assert.Contains("neither", Assert.Throws<InputError>(() => LogitLens.Read(network, tokens)).Message, StringComparison.Ordinal);
            return;
        }
        IReadOnlyList<(string Point, Tensor<double> Logits)> lens = LogitLens.Read(network, tokens);
        Assert.True(lens.Count >= 2);
        Assert.Equal(network.Run(tokens).Values, lens[^1].Logits.Values);
        Assert.All(lens, entry => Assert.All(entry.Logits.Values, value => Assert.True(double.IsFinite(value))));
        Assert.NotEqual(lens[0].Logits.Values, lens[^1].Logits.Values);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mean_ablation_over_equal_sequences_is_patching(string name)
    {
        LayerNetwork<double> network = NetworkExamples.Build(name);
        int[] sequence = [4, 2, 1];
        var reference = new TokenBatch([.. sequence, .. sequence, .. sequence, .. sequence], 3);
        var patching = new Patching<double>(network, reference, NetworkExamples.Batch(0), Loss);
        var study = new AblationStudy<double>(network, NetworkExamples.Batch(0), Loss, reference, seed: 7);
        string point = network.HookPoints[network.HookPoints.Count / 2];
        Assert.Equal(patching.Patch(new Site(point)), study.Without(AblationMethod.Mean, new Site(point)), 1e-12);
        Assert.Equal(patching.Patch(new Site(point)), study.Without(AblationMethod.Resample, new Site(point)), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Anatomy_names_every_part_once(string name)
    {
        LayerNetwork<double> built = NetworkExamples.Build(name);
        var network = new LayerNetwork<float>(built.Specification, built.Parameters.ToWeights());
        NetworkAnatomy anatomy = NetworkAnatomy.Examine(network, new Examples(NetworkExamples.Batch(0), [0, 1, 2, 3]), seed: 1)!;
        Assert.NotEmpty(anatomy.Parts);
        Assert.Equal(anatomy.Parts.Count, anatomy.Parts.Select(part => part.Name).Distinct().Count());
        Assert.All(anatomy.Parts, part => Assert.True(double.IsFinite(part.Effect!.Value)));
        if (name == "a loop") Assert.Contains("turn 2, block 0, feed-forward", anatomy.Parts.Select(part => part.Name));
        if (name == "residual recurrences") Assert.Equal(["residual 0", "residual 1"], anatomy.Parts.Select(part => part.Name));
        if (name == "two cells") Assert.Equal(["lstm.0.hook_hidden", "lstm.1.hook_hidden"], anatomy.Lens.Select(entry => entry.Point));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Probes_and_components_read_every_point(string name)
    {
        LayerNetwork<double> built = NetworkExamples.Build(name);
        var network = new LayerNetwork<float>(built.Specification, built.Parameters.ToWeights());
        int[] tokens = [.. Enumerable.Range(0, 125).SelectMany(i => (int[])[i / 25, i / 5 % 5, i % 5])];
        int[] last = [.. Enumerable.Range(0, 125).Select(i => i % 5)];
        var batch = new TokenBatch(tokens, 3);
        IReadOnlyList<SiteProbe> probes = HookProbes.Scan(network, batch, [ProbeTarget.Classes("last", last, 5), .. ProbeTarget.Waves("last", last, 5)], seed: 1);
        Assert.Equal(network.HookPoints.Count(point => HookProbes.Activations(network, batch, point, 2) is not null), probes.Count);
        Assert.All(probes, probe => Assert.All(probe.Scores, score => Assert.True(double.IsFinite(score.Score))));
        // What goes in can be read where it goes in.
        string entry = name == "a perceptron of squares" ? "tables.hook_out" : "hook_embed";
        // A perceptron's tables add up, so in six numbers there is room for a part of fifteen symbols.
        Assert.InRange(probes.Single(probe => probe.Site.Point == entry).Scores[0].Score, entry == "hook_embed" ? 1 : 0.4, 1);
        double[] activations = HookProbes.Activations(network, batch, entry, 2)!;
        var components = PrincipalComponents.Of(activations, activations.Length / 125);
        Assert.Equal(1, components.Explained(components.Width), 1e-9);
        // Five embedded tokens differ in at most four directions.
        if (entry == "hook_embed") Assert.InRange(components.CountFor(1 - 1e-9), 1, 4);
    }

    [Theory]
    [InlineData("two cells")]
    [InlineData("residual recurrences")]
    public void Tables_of_heads_need_heads(string name)
    {
        Assert.Contains("no attention heads", Assert.Throws<InputError>(Between(name).ByHead).Message, StringComparison.Ordinal);
        var study = new AblationStudy<double>(NetworkExamples.Build(name), NetworkExamples.Batch(0), Loss);
        Assert.Contains("no attention heads", Assert.Throws<InputError>(() => study.ByHead(AblationMethod.Zero)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recurrence_passes_on_what_a_block_wrote_beside_its_direct_path()
    {
        Patching<double> patching = Between("a block and a residual cell");
        Site sender = Site.OfFeedForward(0);
        Assert.NotEqual(patching.Effect(sender), patching.PathEffect(sender), 1e-6);
        // To the cell and through it: with the direct path this is all, since the cell is last.
        double relayed = patching.PathEffect(sender, new Site("residual.0.hook_out"));
        Assert.Equal(patching.Effect(sender), patching.PathEffect(sender) + relayed, 1e-9);
    }

    private static LogitMetric<double> Loss { get; } = LogitMetrics.Loss<double>([0, 1, 2, 3]);

    private static Patching<double> Between(string name) => new(
        NetworkExamples.Build(name), NetworkExamples.Batch(1), NetworkExamples.Batch(0), LogitMetrics.Difference<double>([0, 1, 2, 3], [1, 2, 3, 4]));
}
