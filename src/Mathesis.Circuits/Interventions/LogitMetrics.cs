using System.Numerics;
using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>The usual metrics of interventions, of the logits at the last position, as means over the sequences in float64.</summary>
public static class LogitMetrics
{
    /// <summary>The logit of one class minus that of another: positive where the network prefers the first.</summary>
    /// <param name="right">The class of each sequence that should be larger.</param>
    /// <param name="wrong">The class of each sequence that should be smaller.</param>
    public static LogitMetric<T> Difference<T>(IReadOnlyList<int> right, IReadOnlyList<int> wrong) where T : unmanaged, IFloatingPointIeee754<T> =>
        Mean<T>(right.Count, (row, sequence) => double.CreateChecked(row[right[sequence]]) - double.CreateChecked(row[wrong[sequence]]));

    /// <summary>The cross-entropy with the right classes, in nats.</summary>
    /// <param name="targets">The right class of each sequence.</param>
    public static LogitMetric<T> Loss<T>(IReadOnlyList<int> targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        Mean<T>(targets.Count, (row, sequence) => CrossEntropy.Loss(row, targets[sequence]));

    /// <summary>The fraction of sequences whose largest logit is the right class's.</summary>
    /// <param name="targets">The right class of each sequence.</param>
    public static LogitMetric<T> Accuracy<T>(IReadOnlyList<int> targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        Mean<T>(targets.Count, (row, sequence) => CrossEntropy.IsRight(row, targets[sequence]) ? 1 : 0);

    /// <summary>The probability of a class.</summary>
    /// <param name="targets">The class of each sequence.</param>
    public static LogitMetric<T> Probability<T>(IReadOnlyList<int> targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        Mean<T>(targets.Count, (row, sequence) => Math.Exp(-CrossEntropy.Loss(row, targets[sequence])));

    /// <summary>The logit of a class minus the largest other: positive where the network answers it.</summary>
    /// <param name="targets">The class of each sequence.</param>
    public static LogitMetric<T> Margin<T>(IReadOnlyList<int> targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        Mean<T>(targets.Count, (row, sequence) =>
        {
            double other = double.NegativeInfinity;
            for (int c = 0; c < row.Length; c++)
                if (c != targets[sequence]) other = Math.Max(other, double.CreateChecked(row[c]));
            return double.CreateChecked(row[targets[sequence]]) - other;
        });

    private delegate double RowValue<T>(ReadOnlySpan<T> logits, int sequence);

    private static LogitMetric<T> Mean<T>(int sequences, RowValue<T> value) where T : unmanaged => logits =>
    {
        if (logits.Shape[0] != sequences) throw new ArgumentException($"the metric is of {sequences} sequences, and the logits are of {logits.Shape[0]}", nameof(logits));
        int positions = logits.Length / (sequences * logits.Shape[^1]);
        double sum = 0;
        for (int sequence = 0; sequence < sequences; sequence++) sum += value(logits.Row((sequence + 1) * positions - 1), sequence);
        return sum / sequences;
    };
}
