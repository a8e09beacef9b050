using CsCheck;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class HookTests
{
    private static readonly NetworkSpecification TwoBlocks = new()
    {
        Vocabulary = 7,
        Context = 4,
        Width = 10,
        Outputs = 5,
        Modules = [new TokenEmbedding(), new LearnedPositions(), Block(3, 4, 9), Block(2, 3, 8), new Unembedding { Bias = true }],
    };

    private static readonly TokenBatch Tokens = SmallNetworks.Examples(TwoBlocks, 6, 4, 1).Inputs;
    private static readonly TokenBatch OtherTokens = SmallNetworks.Examples(TwoBlocks, 6, 4, 2).Inputs;

    private static LayerNetwork<double> Network() => new(TwoBlocks, SmallNetworks.Parameters(TwoBlocks, 1));

    [Fact]
    public void Points_have_their_names_order_and_shapes()
    {
        LayerNetwork<double> network = Network();
        var met = new List<string>();
        var hooks = new Hooks<double>();
        foreach (string point in network.HookPoints) hooks.Read(point, value => met.Add($"{point} [{string.Join(",", value.Shape.ToArray())}]"));
        Tensor<double> logits = network.Run(Tokens, hooks);
        string[] expected =
        [
            "hook_embed [6,4,10]", "hook_pos_embed [6,4,10]",
            "blocks.0.hook_resid_pre [6,4,10]", "blocks.0.attn.hook_q [6,4,3,4]", "blocks.0.attn.hook_k [6,4,3,4]", "blocks.0.attn.hook_v [6,4,3,4]",
            "blocks.0.attn.hook_attn_scores [6,3,4,4]", "blocks.0.attn.hook_pattern [6,3,4,4]", "blocks.0.attn.hook_z [6,4,3,4]",
            "blocks.0.attn.hook_result [6,4,3,10]", "blocks.0.hook_attn_out [6,4,10]", "blocks.0.hook_resid_mid [6,4,10]",
            "blocks.0.mlp.hook_pre [6,4,9]", "blocks.0.mlp.hook_post [6,4,9]", "blocks.0.hook_mlp_out [6,4,10]", "blocks.0.hook_resid_post [6,4,10]",
            "blocks.1.hook_resid_pre [6,4,10]", "blocks.1.attn.hook_q [6,4,2,3]", "blocks.1.attn.hook_k [6,4,2,3]", "blocks.1.attn.hook_v [6,4,2,3]",
            "blocks.1.attn.hook_attn_scores [6,2,4,4]", "blocks.1.attn.hook_pattern [6,2,4,4]", "blocks.1.attn.hook_z [6,4,2,3]",
            "blocks.1.attn.hook_result [6,4,2,10]", "blocks.1.hook_attn_out [6,4,10]", "blocks.1.hook_resid_mid [6,4,10]",
            "blocks.1.mlp.hook_pre [6,4,8]", "blocks.1.mlp.hook_post [6,4,8]", "blocks.1.hook_mlp_out [6,4,10]", "blocks.1.hook_resid_post [6,4,10]",
            "hook_logits [6,4,5]",
        ];
        Assert.Equal(expected, met);
        AssertClose(network.Run(Tokens), logits);
    }

    [Fact]
    public void Values_at_the_points_obey_the_definitions()
    {
        LayerNetwork<double> network = Network();
        Dictionary<string, Tensor<double>> values = ReadAll(network, Tokens);
        ParameterSet<double> w = network.Parameters;
        Tensor<double> z = values["blocks.0.attn.hook_z"], pattern = values["blocks.0.attn.hook_pattern"], v = values["blocks.0.attn.hook_v"];
        Tensor<double> q = values["blocks.0.attn.hook_q"], k = values["blocks.0.attn.hook_k"], scores = values["blocks.0.attn.hook_attn_scores"];
        Tensor<double> x = values["blocks.0.hook_resid_pre"], output = values["blocks.0.hook_attn_out"], middle = values["blocks.0.hook_resid_mid"];
        for (int s = 0; s < 6; s++)
        {
            for (int h = 0; h < 3; h++)
            {
                for (int i = 0; i < 4; i++)
                {
                    double sum = 0;
                    for (int j = 0; j < 4; j++)
                    {
                        double share = pattern.Values[((s * 3 + h) * 4 + i) * 4 + j];
                        sum += share;
                        if (j > i)
                        {
                            Assert.Equal(0, share);
                            continue;
                        }
                        double score = 0;
                        for (int c = 0; c < 4; c++) score += q.Values[((s * 4 + i) * 3 + h) * 4 + c] * k.Values[((s * 4 + j) * 3 + h) * 4 + c];
                        Assert.Equal(score / 2, scores.Values[((s * 3 + h) * 4 + i) * 4 + j], 1e-10);
                    }
                    Assert.Equal(1, sum, 1e-12);
                    for (int c = 0; c < 4; c++)
                    {
                        double mixed = 0, query = 0;
                        for (int j = 0; j < 4; j++) mixed += pattern.Values[((s * 3 + h) * 4 + i) * 4 + j] * v.Values[((s * 4 + j) * 3 + h) * 4 + c];
                        Assert.Equal(mixed, z.Values[((s * 4 + i) * 3 + h) * 4 + c], 1e-12);
                        for (int d = 0; d < 10; d++) query += x.Values[(s * 4 + i) * 10 + d] * w["blocks.0.attn.W_Q"].Values[(h * 10 + d) * 4 + c];
                        Assert.Equal(query, q.Values[((s * 4 + i) * 3 + h) * 4 + c], 1e-12);
                    }
                }
            }
            for (int i = 0; i < 4; i++)
            {
                for (int d = 0; d < 10; d++)
                {
                    double written = 0;
                    for (int hc = 0; hc < 12; hc++) written += z.Values[(s * 4 + i) * 12 + hc] * w["blocks.0.attn.W_O"].Values[hc * 10 + d];
                    Assert.Equal(written, output.Values[(s * 4 + i) * 10 + d], 1e-11);
                    Assert.Equal(x.Values[(s * 4 + i) * 10 + d] + written, middle.Values[(s * 4 + i) * 10 + d], 1e-11);
                }
            }
        }
        Tensor<double> pre = values["blocks.1.mlp.hook_pre"], post = values["blocks.1.mlp.hook_post"];
        for (int i = 0; i < pre.Length; i++) Assert.Equal(Math.Max(0, pre.Values[i]), post.Values[i]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Ablating_a_head_equals_zeroing_its_output_matrix(int block, int head)
    {
        AttentionSpecification attention = ((TransformerBlock)TwoBlocks.Modules[2 + block]).Attention;
        foreach (string point in new[] { "z", "result" })
        {
            Tensor<double> ablated = Network().Run(Tokens, new Hooks<double>().Replace($"blocks.{block}.attn.hook_{point}", value =>
            {
                Tensor<double> changed = value.Clone();
                for (int row = head; row < 6 * 4 * attention.Heads; row += attention.Heads) changed.Row(row).Clear();
                return changed;
            }));
            LayerNetwork<double> zeroed = Network();
            int size = attention.HeadWidth * TwoBlocks.Width;
            zeroed.Parameters[$"blocks.{block}.attn.W_O"].Span.Slice(head * size, size).Clear();
            AssertClose(zeroed.Run(Tokens), ablated);
        }
    }

    [Fact]
    public void Patching_the_whole_residual_stream_gives_the_logits_of_the_other_input()
    {
        LayerNetwork<double> network = Network();
        Dictionary<string, Tensor<double>> other = ReadAll(network, OtherTokens);
        foreach (string point in network.HookPoints.Where(point => point.Contains("resid", StringComparison.Ordinal)))
        {
            if (point.EndsWith("resid_mid", StringComparison.Ordinal) || point.EndsWith("resid_pre", StringComparison.Ordinal) || point.EndsWith("resid_post", StringComparison.Ordinal))
                AssertClose(other["hook_logits"], network.Run(Tokens, new Hooks<double>().Replace(point, _ => other[point])));
        }
    }

    [Fact]
    public void Patching_a_value_with_itself_changes_nothing_and_with_another_changes_the_logits()
    {
        LayerNetwork<double> network = Network();
        Tensor<double> plain = network.Run(Tokens);
        Dictionary<string, Tensor<double>> own = ReadAll(network, Tokens);
        foreach (string point in network.HookPoints)
        {
            AssertClose(plain, network.Run(Tokens, new Hooks<double>().Replace(point, _ => own[point])));
            Tensor<double> changed = network.Run(Tokens, new Hooks<double>().Replace(point, value =>
            {
                Tensor<double> copy = value.Clone();
                for (int i = 0; i < copy.Length; i++) copy.Values[i] = double.IsFinite(copy.Values[i]) ? copy.Values[i] * (1 + 0.5 * (i % 3)) + 0.1 * (i % 2) : copy.Values[i];
                return copy;
            }));
            Assert.Contains(plain.Values.Zip(changed.Values), pair => Math.Abs(pair.First - pair.Second) > 1e-4);
        }
    }

    [Fact]
    public void Hooks_see_the_last_position_alone_in_a_run_for_it()
    {
        LayerNetwork<double> network = Network();
        var shapes = new Dictionary<string, int>();
        Tensor<double> last = network.RunLast(Tokens, new Hooks<double>()
            .Read("blocks.0.hook_resid_post", value => shapes["first"] = value.Shape[1])
            .Read("blocks.1.attn.hook_k", value => shapes["keys"] = value.Shape[1])
            .Read("blocks.1.attn.hook_z", value => shapes["mixed"] = value.Shape[1]));
        Assert.Equal((4, 4, 1), (shapes["first"], shapes["keys"], shapes["mixed"]));
        AssertClose(network.RunLast(Tokens), last);
    }

    [Fact]
    public void Unknown_points_and_values_out_of_range_are_input_errors()
    {
        LayerNetwork<double> network = Network();
        InputError error = Assert.Throws<InputError>(() => network.Run(Tokens, new Hooks<double>().Read("blocks.0.atn.hook_z", _ => { })));
        Assert.Contains("blocks.0.attn.hook_z", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputError>(() => network.Run(new TokenBatch([7], 1)));
        Assert.Throws<InputError>(() => network.Run(new TokenBatch([-1], 1)));
        Assert.Throws<InputError>(() => network.Run(new TokenBatch(new int[5], 5)));
        Assert.Throws<InputError>(() => network.Evaluate(new Examples(new TokenBatch([1], 1), [5])));
        Assert.Throws<ArgumentException>(() => network.Run(Tokens, new Hooks<double>().Replace("hook_embed", _ => new Tensor<double>(1))));
    }

    private static TransformerBlock Block(int heads, int headWidth, int hidden) => new()
    {
        Attention = new AttentionSpecification { Heads = heads, HeadWidth = headWidth },
        FeedForward = new FeedForwardSpecification { Width = hidden },
    };

    private static Dictionary<string, Tensor<double>> ReadAll(LayerNetwork<double> network, TokenBatch tokens)
    {
        var values = new Dictionary<string, Tensor<double>>();
        var hooks = new Hooks<double>();
        foreach (string point in network.HookPoints) hooks.Read(point, value => values[point] = value);
        network.Run(tokens, hooks);
        return values;
    }

    private static void AssertClose(Tensor<double> expected, Tensor<double> actual)
    {
        Assert.True(expected.HasShapeOf(actual));
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected.Values[i], actual.Values[i], 1e-9);
    }
}
