using Mathesis.Core;

namespace Mathesis.Problems.Tests;

public class LabelCorruptionTests
{
    private static readonly FiniteTask Task = new ModularAddition().Create(new Dictionary<string, string> { ["modulus"] = "31" });
    private static readonly TaskSplit Split = TaskSplit.Random(Task, 0.5, seed: 4);

    [Fact]
    public void The_first_training_answers_are_random_and_the_rest_are_right()
    {
        LabelCorruption labels = LabelCorruption.Random(Task, Split, 0.35, seed: 4);
        Assert.Equal((int)(0.35 * Split.Training.Length), labels.Corrupted);
        int right = 0;
        for (int i = 0; i < Split.Training.Length; i++)
        {
            bool isRight = labels.Labels[i] == Task.Answer(Split.Training[i]);
            if (i >= labels.Corrupted) Assert.True(isRight);
            else if (isRight) right++;
        }
        // 168 random answers of 31: 5.4 right by chance, with a deviation of 2.3.
        Assert.InRange(right, 0, 17);
    }

    [Fact]
    public void Nothing_and_everything_can_be_corrupted()
    {
        Assert.Equal(0, LabelCorruption.Random(Task, Split, 0, seed: 1).Corrupted);
        Assert.Equal(Split.Training.Length, LabelCorruption.Random(Task, Split, 1, seed: 1).Corrupted);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Shares_outside_the_range_are_refused(double share) =>
        Assert.Contains("corruption: ", Assert.Throws<InputError>(() => LabelCorruption.Random(Task, Split, share, seed: 1)).Message, StringComparison.Ordinal);
}
