using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Runs the fold's tests again in child processes on the lower vector paths, and compares what training gives on each.</summary>
public sealed class FoldedVectorPathTests
{
    public static TheoryData<string, string> Paths() => VectorPaths.All();

    [Fact]
    public void Results_are_written_for_the_parent_process() => VectorPaths.Hand(Train());

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Lower_paths_pass_the_same_tests_and_agree_with_this_one(string variable, string path)
    {
        if (VectorPaths.IsChild) return;
        // Without any vector instruction everything is a hundred times slower: there the small tests have to do.
        Type[] tests = variable == "DOTNET_EnableHWIntrinsic"
            ? [typeof(FoldedVectorPathTests), typeof(DifferenceLossTests)]
            : [typeof(FoldedVectorPathTests), typeof(DifferenceLossTests), typeof(FoldedPairTrainerTests), typeof(FoldedPairNetworkTests)];
        await VectorPaths.AssertSameAsync(variable, path, tests, Train());
    }

    /// <summary>A few updates: the losses, and a sample of the weights after them.</summary>
    private static double[] Train()
    {
        (Examples training, Examples test) = PairTasks.Sums(17, 0.3);
        NetworkSpecification network = PairTasks.Network(17);
        using var trainer = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 1), training, new AdamWOptions());
        List<double> results = [];
        for (int step = 0; step < 5; step++) results.Add(trainer.Update());
        results.Add(trainer.Evaluate(test).Loss);
        foreach ((string _, Tensor<float> tensor) in trainer.ExportWeights().Tensors) results.AddRange(tensor.Values.Take(50).Select(value => (double)value));
        return [.. results];
    }
}
