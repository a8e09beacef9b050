using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class FoldedPairNetworkTests
{
    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(20)]
    public void Logits_of_the_grid_agree_with_float64(int modulus)
    {
        NetworkSpecification network = PairTasks.Network(modulus);
        (Examples grid, _) = PairTasks.Sums(modulus, 1);
        using var folded = new FoldedPairNetwork(network, WeightInitialisation.Create(network, 1), threads: 2);
        foreach (ulong seed in (ulong[])[1, 2])
        {
            Weights weights = WeightInitialisation.Create(network, seed);
            folded.SetWeights(weights);
            Tensor<double> expected = new LayerNetwork<double>(network, weights).RunLast(grid.Inputs);
            Tensor<float> actual = folded.Logits(grid.Inputs);
            Assert.True(actual.HasShapeOf(expected));
            for (int i = 0; i < actual.Length; i++) Assert.Equal(expected.Values[i], actual.Values[i], 1e-5);
        }
    }

    [Fact]
    public void Networks_that_cannot_be_folded_are_refused()
    {
        NetworkSpecification network = NetworkSpecification.OneBlockTransformer(17, 40, 2, 16, 64);
        Assert.Throws<InputError>(() => new FoldedPairNetwork(network, WeightInitialisation.Create(network, 1)));
        NetworkSpecification other = PairTasks.Network(19);
        Assert.Throws<InputError>(() => new FoldedPairNetwork(PairTasks.Network(17), WeightInitialisation.Create(other, 1)));
    }
}
