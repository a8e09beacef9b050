using CsCheck;
using Mathesis.Core;

namespace Mathesis.Problems.Tests;

public class TaskSplitTests
{
    [Fact]
    public void A_split_partitions_the_questions()
    {
        Gen.Select(Gen.Int[2, 300], Gen.Double[0.01, 0.99], Gen.ULong).Where((count, fraction, _) => (int)(fraction * count) > 0).Sample((count, fraction, seed) =>
        {
            var split = TaskSplit.Random(Task(count), fraction, seed);
            Assert.Equal((int)(fraction * count), split.Training.Length);
            int[] all = [.. split.Training, .. split.Test];
            Array.Sort(all);
            Assert.Equal(Enumerable.Range(0, count), all);
        }, iter: 200);
    }

    [Fact]
    public void Thirty_percent_of_113_squared_are_3830_questions()
    {
        var split = TaskSplit.Random(Task(113 * 113), 0.3, 1);
        Assert.Equal((3830, 8939), (split.Training.Length, split.Test.Length));
    }

    [Fact]
    public void The_seed_decides_the_split()
    {
        FiniteTask task = Task(100);
        Assert.Equal(TaskSplit.Random(task, 0.5, 7).Training.ToArray(), TaskSplit.Random(task, 0.5, 7).Training.ToArray());
        Assert.NotEqual(TaskSplit.Random(task, 0.5, 7).Training.ToArray(), TaskSplit.Random(task, 0.5, 8).Training.ToArray());
    }

    [Fact]
    public void Every_question_is_trained_on_equally_often()
    {
        FiniteTask task = Task(10);
        var counts = new int[10];
        const int splits = 4000;
        for (ulong seed = 0; seed < splits; seed++)
        {
            foreach (int question in TaskSplit.Random(task, 0.3, seed).Training) counts[question]++;
        }
        // Each count is binomial(4000, 0.3): mean 1200, standard deviation 29; six deviations.
        Assert.All(counts, count => Assert.InRange(count, 1200 - 174, 1200 + 174));
    }

    [Theory]
    [InlineData(0.0, "fraction: 0 is out of range; expected a number strictly between 0 and 1")]
    [InlineData(1.0, "fraction: 1 is out of range; expected a number strictly between 0 and 1")]
    [InlineData(-0.1, "fraction: -0.1 is out of range; expected a number strictly between 0 and 1")]
    [InlineData(double.NaN, "fraction: NaN is out of range; expected a number strictly between 0 and 1")]
    [InlineData(0.05, "fraction: 0.05 of 10 questions leaves none for training; expected at least one question on each side")]
    public void A_fraction_out_of_range_gets_one_line(double fraction, string message) =>
        Assert.Equal(message, Assert.Throws<InputError>(() => TaskSplit.Random(Task(10), fraction, 1)).Message);

    private static FiniteTask Task(int count) =>
        new("test", [.. Enumerable.Range(0, count).Select(i => $"{i}")], ["0"], 1, [.. Enumerable.Range(0, count)], new int[count]);
}
