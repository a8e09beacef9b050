using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>The right class of every pair (a, b) of residues modulo n, and which pairs were trained on.</summary>
public sealed class GridTask
{
    private readonly int[] targets;
    private readonly int[] training;
    private readonly int[] test;

    /// <summary>A task on a grid.</summary>
    /// <param name="size">n.</param>
    /// <param name="targets">The class of each pair, pair (a, b) at a n + b.</param>
    /// <param name="training">The training pairs, as numbers a n + b.</param>
    /// <param name="test">The test pairs.</param>
    public GridTask(int size, ReadOnlySpan<int> targets, ReadOnlySpan<int> training, ReadOnlySpan<int> test)
    {
        if (targets.Length != size * size) throw new ArgumentException($"{size} x {size} pairs need as many targets, not {targets.Length}", nameof(targets));
        Size = size;
        this.targets = targets.ToArray();
        this.training = training.ToArray();
        this.test = test.ToArray();
    }

    /// <summary>n.</summary>
    public int Size { get; }

    /// <summary>The class of each pair.</summary>
    public ReadOnlySpan<int> Targets => targets;

    /// <summary>The training pairs.</summary>
    public ReadOnlySpan<int> Training => training;

    /// <summary>The test pairs.</summary>
    public ReadOnlySpan<int> Test => test;

    /// <summary>Loss and accuracy of logits on every part of the grid.</summary>
    /// <param name="logits">One column a class.</param>
    public GridEvaluation Evaluate(PairGrid logits)
    {
        CheckSize(logits);
        var losses = new double[logits.Pairs];
        var successes = new double[logits.Pairs];
        for (int pair = 0; pair < logits.Pairs; pair++)
        {
            losses[pair] = CrossEntropy.Loss<double>(logits.Row(pair), targets[pair]);
            successes[pair] = CrossEntropy.IsRight<double>(logits.Row(pair), targets[pair]) ? 1 : 0;
        }
        return new GridEvaluation(MeanOf(losses), MeanOf(successes));
    }

    /// <summary>The mean cross-entropy on the training pairs only.</summary>
    /// <param name="logits">One column a class.</param>
    public double TrainingLoss(PairGrid logits)
    {
        CheckSize(logits);
        double sum = 0;
        foreach (int pair in training) sum += CrossEntropy.Loss<double>(logits.Row(pair), targets[pair]);
        return sum / training.Length;
    }

    /// <summary>The task on pairs (a, -b): see <see cref="PairGrid.ReflectSecond"/>.</summary>
    public GridTask ReflectSecond()
    {
        var reflected = new int[targets.Length];
        for (int pair = 0; pair < targets.Length; pair++) reflected[Reflect(pair)] = targets[pair];
        return new GridTask(Size, reflected, Array.ConvertAll(training, Reflect), Array.ConvertAll(test, Reflect));
    }

    private int Reflect(int pair) => pair - pair % Size + (Size - pair % Size) % Size;

    private SplitValue MeanOf(double[] values) => new(Mean(values, training), Mean(values, test), values.Sum() / values.Length);

    private static double Mean(double[] values, int[] pairs)
    {
        double sum = 0;
        foreach (int pair in pairs) sum += values[pair];
        return sum / pairs.Length;
    }

    private void CheckSize(PairGrid logits)
    {
        if (logits.Size != Size) throw new ArgumentException($"the logits are over {logits.Size} residues, the task over {Size}", nameof(logits));
    }
}
