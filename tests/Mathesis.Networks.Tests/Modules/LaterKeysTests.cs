using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Causal attention of long sequences computes no scores of later keys, unless a hook may look at them.</summary>
public sealed class LaterKeysTests
{
    private const int Positions = 61;

    private static readonly NetworkSpecification Grouped = new()
    {
        Vocabulary = 9,
        Context = Positions,
        Width = 12,
        Outputs = 5,
        Modules =
        [
            new TokenEmbedding(),
            .. Enumerable.Range(0, 2).Select(_ => new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = 4, KeyHeads = 2, HeadWidth = 5, Positions = new AlibiPositions() },
                Norm = NormSpecification.Rms,
            }),
            new Unembedding(),
        ],
    };

    private static Hooks<double> Watching => new Hooks<double>().Read("hook_embed", _ => { });

    [Theory]
    [InlineData(Positions)]
    [InlineData(1)]
    public void Leaving_them_out_changes_no_output_and_no_gradient(int targets)
    {
        var network = new LayerNetwork<double>(Grouped, SmallNetworks.Parameters(Grouped, 1));
        Examples random = SmallNetworks.Examples(Grouped, 3, Positions, 2);
        Examples examples = targets == 1 ? random : new Examples(random.Inputs, [.. Enumerable.Range(0, 3 * Positions).Select(i => i * 7 % 5)]);
        Tensor<double> watched = targets == 1 ? network.RunLast(random.Inputs, Watching) : network.Run(random.Inputs, Watching);
        Tensor<double> free = targets == 1 ? network.RunLast(random.Inputs) : network.Run(random.Inputs);
        Assert.InRange(GradientTests.RelativeDistance(free, watched), 0, 1e-13);
        IReadOnlyDictionary<string, Tensor<double>> whole = network.LossAndGradients(examples, Objective.CrossEntropy, [], out double loss, Watching);
        IReadOnlyDictionary<string, Tensor<double>> trimmed = network.LossAndGradients(examples, Objective.CrossEntropy, [], out double sameLoss);
        Assert.Equal(loss, sameLoss, 1e-12);
        foreach ((string name, Tensor<double> gradient) in whole) Assert.InRange(GradientTests.RelativeDistance(trimmed[name], gradient), 0, 1e-11);
    }

    [Fact]
    public void A_hook_may_uncover_them()
    {
        var network = new LayerNetwork<double>(Grouped, SmallNetworks.Parameters(Grouped, 1));
        Tensor<double>? pattern = null;
        Hooks<double> hooks = new Hooks<double>()
            .Replace("blocks.0.attn.hook_attn_scores", scores => new Tensor<double>(scores.Shape))
            .Read("blocks.0.attn.hook_pattern", value => pattern = value.Clone());
        network.Run(SmallNetworks.Examples(Grouped, 2, Positions, 3).Inputs, hooks);
        Assert.All(pattern!.Values, share => Assert.Equal(1.0 / Positions, share, 1e-12));
    }
}
