using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Circuits.Tests;

public class PatchingTests
{
    private static readonly LayerNetwork<double> Network = RelayNetwork.Build();

    // Clean and corrupted differ in x alone, or in y alone; the metric is logit x - logit x' or logit y - logit y'.
    private static readonly Patching<double> First = new(
        Network, RelayNetwork.Batch((0, 2), (1, 3)), RelayNetwork.Batch((1, 2), (0, 3)), LogitMetrics.Difference<double>([0, 1], [1, 0]));

    private static readonly Patching<double> Second = new(
        Network, RelayNetwork.Batch((0, 2), (1, 3)), RelayNetwork.Batch((0, 3), (1, 2)), LogitMetrics.Difference<double>([2, 3], [3, 2]));

    [Fact]
    public void The_network_computes_what_it_was_built_for()
    {
        Assert.Equal(RelayNetwork.OfFirst, First.SourceMetric, 1e-9);
        Assert.Equal(-RelayNetwork.OfFirst, First.BaseMetric, 1e-9);
        Assert.Equal(RelayNetwork.OfSecond, Second.SourceMetric, 1e-9);
    }

    [Fact]
    public void Patching_by_position_shows_where_the_symbol_is_at_each_depth()
    {
        EffectTable table = First.ByPosition();
        Assert.Equal(1, table["blocks.0.hook_resid_pre", "0"], 1e-9);
        Assert.Equal(0, table["blocks.0.hook_resid_pre", "2"], 1e-9);
        Assert.Equal(0, table["blocks.1.hook_resid_pre", "0"], 1e-9);
        Assert.Equal(1, table["blocks.1.hook_resid_pre", "2"], 1e-9);
        Assert.Equal(0, table["blocks.1.hook_resid_pre", "1"], 1e-9);
    }

    [Fact]
    public void Patching_by_head_finds_the_heads_that_carry_the_symbol()
    {
        AssertTable(First.ByHead(), [[1, 0], [1, 0]]);
        AssertTable(Second.ByHead(), [[0, 1], [0, 0]]);
    }

    [Fact]
    public void A_head_without_a_direct_path_has_no_direct_effect()
    {
        AssertTable(First.DirectByHead(), [[0, 0], [1, 0]]);
        AssertTable(Second.DirectByHead(), [[0, 1], [0, 0]]);
    }

    [Fact]
    public void The_relay_is_found_as_the_edge_to_the_values_of_the_second_head()
    {
        AssertTable(First.PathsByHead(Site.OfValues(1, 0)), [[1, 0], [double.NaN, double.NaN]]);
        AssertTable(First.PathsByHead(Site.OfQueries(1, 0)), [[0, 0], [double.NaN, double.NaN]]);
        AssertTable(First.PathsByHead(Site.OfValues(1, 1)), [[0, 0], [double.NaN, double.NaN]]);
        AssertTable(Second.PathsByHead(Site.OfValues(1, 0)), [[0, 0], [double.NaN, double.NaN]]);
    }

    [Fact]
    public void Direct_effects_and_effects_through_later_heads_add_up_to_the_total_effect()
    {
        Site sender = Site.OfHead(0, 0);
        double direct = First.PathEffect(sender);
        double relayed = First.PathEffect(sender, Site.OfValues(1, 0), Site.OfValues(1, 1));
        Assert.Equal(First.Effect(sender), direct + relayed, 1e-9);
    }

    [Fact]
    public void An_embedding_is_a_sender_too()
    {
        Assert.Equal(1, First.PathEffect(new Site("hook_embed", 0), Site.OfValues(0, 0)), 1e-9);
        Assert.Equal(0, First.PathEffect(new Site("hook_embed", 0), Site.OfValues(0, 1)), 1e-9);
    }

    [Fact]
    public void A_receiver_before_the_sender_is_refused() =>
        Assert.Contains("comes before", Assert.Throws<InputError>(() => First.PathEffect(Site.OfHead(1, 0), Site.OfValues(0, 0))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sender_that_does_not_write_to_the_stream_is_refused() =>
        Assert.Contains("not written", Assert.Throws<InputError>(() => First.PathEffect(Site.OfValues(0, 0))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_head_or_position_that_does_not_exist_is_refused()
    {
        Assert.Contains("no head 7", Assert.Throws<InputError>(() => First.Effect(Site.OfHead(0, 7))).Message, StringComparison.Ordinal);
        Assert.Contains("no position 3", Assert.Throws<InputError>(() => First.Effect(Site.OfHead(0, 0, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("belong to no heads", Assert.Throws<InputError>(() => First.Effect(new Site("blocks.0.hook_resid_pre", Head: 0))).Message, StringComparison.Ordinal);
        Assert.Contains("hook_resid", Assert.Throws<InputError>(() => First.Effect(new Site("blocks.0.hook_resid_per"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patching_a_pattern_by_head_and_query_moves_only_that_row()
    {
        var random = WeightInitialisation.Create(Network.Specification, 3);
        var network = new LayerNetwork<double>(Network.Specification, random);
        var patching = new Patching<double>(
            network, RelayNetwork.Batch((0, 2), (1, 3)), RelayNetwork.Batch((3, 0), (2, 1)), LogitMetrics.Loss<double>([0, 1]));
        // In the last block only the last query reaches the logits at the last position.
        Assert.Equal(0, patching.Effect(new Site("blocks.1.attn.hook_pattern", 1, 0)), 1e-12);
        Assert.NotEqual(0, patching.Effect(new Site("blocks.1.attn.hook_pattern", 2, 0)), 1e-12);
        Assert.Equal(patching.Effect(new Site("blocks.1.attn.hook_pattern", 2)), patching.Effect(new Site("blocks.1.attn.hook_pattern")), 1e-12);
    }

    [Fact]
    public void With_frozen_feed_forward_layers_only_the_direct_edge_is_left()
    {
        // Any network: along the direct path the residual stream changes by exactly what the head writes, so the logits change linearly.
        NetworkSpecification specification = TwoBlocks();
        var network = new LayerNetwork<double>(specification, WeightInitialisation.Create(specification, 5));
        TokenBatch clean = RelayNetwork.Batch((0, 2), (1, 3)), corrupted = RelayNetwork.Batch((3, 0), (2, 1));
        LogitMetric<double> metric = LogitMetrics.Difference<double>([0, 1], [2, 3]);
        var patching = new Patching<double>(network, clean, corrupted, metric);
        var results = new ActivationCache<double>(network, clean);
        var others = new ActivationCache<double>(network, corrupted);
        double expected = 0;
        for (int sequence = 0; sequence < 2; sequence++)
        {
            for (int d = 0; d < specification.Width; d++)
            {
                // Row of head 1 at the last position of the first block's results, [2, 3, 2, width].
                int row = (sequence * 3 + 2) * 2 + 1;
                double change = results["blocks.0.attn.hook_result"][row, d] - others["blocks.0.attn.hook_result"][row, d];
                expected += change * (network.Parameters["unembed.W_U"][d, sequence] - network.Parameters["unembed.W_U"][d, sequence + 2]) / 2;
            }
        }
        Assert.Equal(patching.BaseMetric + expected, patching.PatchPath(Site.OfHead(0, 1), []), 1e-9);
        Assert.NotEqual(patching.PatchPath(Site.OfHead(0, 1), []), patching.PatchPath(Site.OfHead(0, 1), [], new PathOptions { FreezeFeedForward = false }), 1e-9);
    }

    private static NetworkSpecification TwoBlocks()
    {
        var block = new TransformerBlock
        {
            Attention = new AttentionSpecification { Heads = 2, HeadWidth = 3 },
            FeedForward = new FeedForwardSpecification { Width = 10 },
        };
        return new NetworkSpecification
        {
            Vocabulary = RelayNetwork.Symbols + 1,
            Context = 3,
            Width = 6,
            Outputs = RelayNetwork.Symbols,
            Modules = [new TokenEmbedding(), new LearnedPositions(), block, block, new Unembedding()],
        };
    }

    private static void AssertTable(EffectTable table, double[][] expected)
    {
        for (int row = 0; row < expected.Length; row++)
            for (int column = 0; column < expected[row].Length; column++) Assert.Equal(expected[row][column], table.Values[row, column], 1e-9);
    }
}
