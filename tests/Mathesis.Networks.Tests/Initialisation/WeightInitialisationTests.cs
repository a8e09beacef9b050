namespace Mathesis.Networks.Tests;

public sealed class WeightInitialisationTests
{
    private static readonly NetworkSpecification Grokking = NetworkSpecification.OneBlockTransformer(113);

    [Fact]
    public void Deviations_are_those_of_the_paper()
    {
        Weights weights = WeightInitialisation.Create(Grokking, 3);
        foreach ((string name, Numerics.Tensor<float> tensor) in weights.Tensors)
        {
            double mean = tensor.Values.Average(v => (double)v);
            double deviation = Math.Sqrt(tensor.Values.Average(v => (double)v * v));
            if (name.Contains(".b_", StringComparison.Ordinal))
            {
                Assert.All(tensor.Values, v => Assert.Equal(0, v));
                continue;
            }
            double expected = 1 / Math.Sqrt(name == "unembed.W_U" ? 114 : 128);
            // Five standard errors of the deviation and of the mean.
            Assert.InRange(deviation, expected * (1 - 5 / Math.Sqrt(2 * tensor.Length)), expected * (1 + 5 / Math.Sqrt(2 * tensor.Length)));
            Assert.InRange(mean, -5 * expected / Math.Sqrt(tensor.Length), 5 * expected / Math.Sqrt(tensor.Length));
        }
        weights.RequireFit(Grokking);
    }

    [Fact]
    public void A_parameter_depends_on_its_name_and_the_seed_alone()
    {
        Weights weights = WeightInitialisation.Create(Grokking, 3);
        NetworkSpecification other = Grokking with { Modules = [new TokenEmbedding(), new Unembedding()] };
        Assert.Equal(weights["embed.W_E"].Values, WeightInitialisation.Create(other, 3)["embed.W_E"].Values);
        Assert.Equal(weights["unembed.W_U"].Values, WeightInitialisation.Create(other, 3)["unembed.W_U"].Values);
        Assert.NotEqual(weights["embed.W_E"].Values, WeightInitialisation.Create(other, 4)["embed.W_E"].Values);
        Assert.NotEqual(weights["blocks.0.attn.W_Q"].Values, weights["blocks.0.attn.W_K"].Values);
    }
}
