using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The questions of a task, each either for training or for testing.</summary>
public sealed class TaskSplit
{
    private readonly int[] training;
    private readonly int[] test;

    private TaskSplit(int[] training, int[] test)
    {
        this.training = training;
        this.test = test;
    }

    /// <summary>The numbers of the training questions, in the order of the shuffle.</summary>
    public ReadOnlySpan<int> Training => training;

    /// <summary>The numbers of the test questions, in the order of the shuffle.</summary>
    public ReadOnlySpan<int> Test => test;

    /// <summary>
    /// A random split: the questions are shuffled (stream <c>problems/split</c>), the first floor(fraction * count) are for
    /// training, the rest for testing.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="fraction">The training questions' share, strictly between 0 and 1.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <exception cref="InputError">The fraction is out of range, or leaves one side empty.</exception>
    public static TaskSplit Random(FiniteTask task, double fraction, ulong seed)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{fraction} is out of range"), "fraction", "expected a number strictly between 0 and 1");
        int count = (int)(fraction * task.Count);
        if (count == 0 || count == task.Count)
        {
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"{fraction} of {task.Count} questions leaves none for {(count == 0 ? "training" : "testing")}"),
                "fraction", "expected at least one question on each side");
        }
        int[] order = [.. Enumerable.Range(0, task.Count)];
        new RandomStream("problems/split", seed).Shuffle<int>(order);
        return new TaskSplit(order[..count], order[count..]);
    }
}
