using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Runs layers again in child processes on the lower vector paths, and compares what training gives on each.</summary>
public sealed class LayerVectorPathTests
{
    private static readonly NetworkSpecification[] networks =
    [
        Network(
            new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = 3, HeadWidth = 11, InputBiases = true, OutputBias = true },
                FeedForward = new FeedForwardSpecification { Width = 70, Activation = Activation.GeluTanh },
                Norm = NormSpecification.Layer,
            },
            new FinalNorm()),
        Network(
            new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = 4, KeyHeads = 2, HeadWidth = 8, Positions = new RotaryPositions() },
                FeedForward = new FeedForwardSpecification { Width = 40, Activation = Activation.Silu, Gated = true },
                Norm = NormSpecification.Rms,
            }),
        Network(new Lstm { Hidden = 13 }),
    ];

    public static TheoryData<string, string> Paths() => VectorPaths.All();

    [Fact]
    public void Results_are_written_for_the_parent_process() => VectorPaths.Hand(Train());

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Lower_paths_pass_the_same_tests_and_agree_with_this_one(string variable, string path)
    {
        if (VectorPaths.IsChild) return;
        await VectorPaths.AssertSameAsync(variable, path, [typeof(LayerVectorPathTests), typeof(SoftmaxRowsTests), typeof(LaterKeysTests)], Train());
    }

    private static NetworkSpecification Network(params ModuleSpecification[] middle) => new()
    {
        Vocabulary = 10,
        Context = 29,
        Width = 33,
        Outputs = 10,
        Modules = [new TokenEmbedding(), new LearnedPositions(), .. middle, new Unembedding()],
    };

    /// <summary>A few updates of each network: the losses, and a sample of the weights after them.</summary>
    private static double[] Train()
    {
        List<double> results = [];
        foreach (NetworkSpecification network in networks)
        {
            Examples last = SmallNetworks.Examples(network, 6, 29, 1);
            var stream = new RandomStream("tests/path targets", 1);
            var examples = new Examples(last.Inputs, [.. Enumerable.Range(0, 6 * 29).Select(_ => stream.NextBelow(10))]);
            // Plain descent: Adam's first steps have the sign of gradients that may be rounding alone.
            var options = new LayerTrainerOptions { Optimiser = new SgdOptions { LearningRate = 0.3 } };
            using var trainer = new LayerTrainer(network, Initialisation.PyTorch.Create(network, 1), examples, options);
            for (int step = 0; step < 4; step++) results.Add(trainer.Update());
            results.Add(trainer.Evaluate(last).Loss);
            foreach ((string _, Tensor<float> tensor) in trainer.ExportWeights().Tensors) results.AddRange(tensor.Values.Take(20).Select(value => (double)value));
        }
        return [.. results];
    }
}
