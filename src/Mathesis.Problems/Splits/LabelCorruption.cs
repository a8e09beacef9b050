using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// The training answers of a split with some replaced: the first int(share * count) training questions get uniform random answers
/// (stream <c>problems/corruption</c>), which are right by chance in 1 of as many cases as there are answers. Source: paper 1.
/// </summary>
public sealed class LabelCorruption
{
    private readonly int[] labels;

    private LabelCorruption(int[] labels, int corrupted)
    {
        this.labels = labels;
        Corrupted = corrupted;
    }

    /// <summary>The answer to train each training question towards, in the split's order.</summary>
    public ReadOnlySpan<int> Labels => labels;

    /// <summary>How many training questions have random answers: the first ones.</summary>
    public int Corrupted { get; }

    /// <summary>Replaces answers.</summary>
    /// <param name="task">The task.</param>
    /// <param name="split">Its split; the test questions keep their answers.</param>
    /// <param name="share">The share of training questions, in [0, 1].</param>
    /// <param name="seed">The seed of the run.</param>
    /// <exception cref="InputError">The share is out of range.</exception>
    public static LabelCorruption Random(FiniteTask task, TaskSplit split, double share, ulong seed)
    {
        if (share is not (>= 0 and <= 1))
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{share} is out of range"), "corruption", "expected a share of the training answers from 0 to 1");
        int[] labels = Array.ConvertAll(split.Training.ToArray(), task.Answer);
        int corrupted = (int)(share * labels.Length);
        var random = new RandomStream("problems/corruption", seed);
        for (int i = 0; i < corrupted; i++) labels[i] = random.NextBelow(task.AnswerSymbols.Count);
        return new LabelCorruption(labels, corrupted);
    }
}
