using CsCheck;
using Mathesis.Core;

namespace Mathesis.Networks.Tests;

public sealed class AdamWTests
{
    private static readonly NetworkSpecification Small = NetworkSpecification.OneBlockTransformer(3, width: 4, heads: 1, headWidth: 4, hidden: 4);

    [Fact]
    public void Updates_are_those_of_the_published_algorithm() =>
        Gen.Select(Gen.Double[1e-4, 0.5], Gen.Double[0, 2], Gen.Double[0, 0.99], Gen.Double[0, 0.999], Gen.Int[0, 5], Gen.ULong).Sample(
            (rate, decay, beta1, beta2, warmUp, seed) =>
            {
                var options = new AdamWOptions { LearningRate = rate, WeightDecay = decay, Beta1 = beta1, Beta2 = beta2, WarmUpSteps = warmUp };
                ParameterSet<double> parameters = SmallNetworks.Parameters(Small, seed);
                ParameterSet<double> gradients = SmallNetworks.Parameters(Small, seed + 1);
                var optimiser = new AdamW<double>(Small, options);
                const string Name = "blocks.0.attn.W_K";
                double w = parameters[Name].Values[5], m = 0, v = 0;
                var stream = new RandomStream("tests/adamw", seed);
                for (int t = 1; t <= 8; t++)
                {
                    double g = gradients[Name].Values[5] = stream.NextGaussian();
                    optimiser.Update(t, parameters, gradients);
                    m = beta1 * m + (1 - beta1) * g;
                    v = beta2 * v + (1 - beta2) * g * g;
                    double now = warmUp == 0 ? rate : rate * Math.Min(1, (double)t / warmUp);
                    w -= now * (m / (1 - Math.Pow(beta1, t)) / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + 1e-8) + decay * w);
                    Assert.Equal(w, parameters[Name].Values[5], 1e-9 * (1 + Math.Abs(w)));
                }
            }, iter: 300);

    [Theory]
    [InlineData(0, 1, 0.9, 0.98)]
    [InlineData(1, -1, 0.9, 0.98)]
    [InlineData(1, 1, 1, 0.98)]
    [InlineData(1, 1, 0.9, double.NaN)]
    public void Options_out_of_range_are_input_errors(double rate, double decay, double beta1, double beta2) =>
        Assert.Throws<InputError>(() => new AdamW<float>(Small, new AdamWOptions { LearningRate = rate, WeightDecay = decay, Beta1 = beta1, Beta2 = beta2 }));
}
