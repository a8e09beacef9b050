using Mathesis.Core;

namespace Mathesis.Teaching.Tests;

public class PairPerceptronTests
{
    private static readonly PairPerceptronOptions Small = new() { Modulus = 11, Hidden = 64, Steps = 150, EvaluateEvery = 50, Corruption = 0.2, Fraction = 0.7 };

    [Fact]
    public void It_learns_its_training_answers_the_random_ones_too_and_records_them_apart()
    {
        using var bench = new MemoryBench();
        using PairPerceptron training = PairPerceptron.Prepare(Small, seed: 1, threads: 1);
        CourseResult result = training.Run(bench);
        Assert.Equal(1, result.Final.Training.Accuracy);
        int corrupted = training.Labels.Corrupted;
        Assert.Equal((int)(0.2 * training.Split.Training.Length), corrupted);
        Assert.Equal(1, training.Accuracy(training.Split.Training[..corrupted], training.Labels.Labels[..corrupted]));
    }

    [Theory]
    [InlineData(0.5, false, 0)]
    [InlineData(0, true, 16)]
    public void Dropout_and_batch_norm_train_to_finite_losses(double dropout, bool batchNorm, int batchSize)
    {
        using PairPerceptron training = PairPerceptron.Prepare(Small with { Dropout = dropout, BatchNorm = batchNorm, BatchSize = batchSize }, seed: 1, threads: 1);
        training.Advance(100);
        double accuracy = training.Accuracy(training.Split.Training, training.Labels.Labels);
        Assert.InRange(accuracy, 0.4, 1);
    }

    [Theory]
    [InlineData("corruption", 1.5)]
    [InlineData("fraction", 0)]
    [InlineData("hidden", 0)]
    [InlineData("initial-scale", -1)]
    public void Options_out_of_range_are_named(string field, double value)
    {
        PairPerceptronOptions options = field switch
        {
            "corruption" => Small with { Corruption = value },
            "fraction" => Small with { Fraction = value },
            "hidden" => Small with { Hidden = (int)value },
            _ => Small with { InitialScale = value },
        };
        Assert.Contains(field, Assert.Throws<InputError>(() => PairPerceptron.Prepare(options, 0, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_whose_questions_are_no_pairs_is_refused() =>
        Assert.Contains("pairs", Assert.Throws<InputError>(() => PairPerceptron.TaskOf(Small with { Task = "sparse-parity", Modulus = 4 })).Message, StringComparison.Ordinal);
}
