using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>
/// The progress measures of learned addition that follow from a network's logits on all pairs, the logit of "=" dropped.
/// P is the projection of each class's grid on cos and sin of w_k (a + b), k in the key frequencies. Source: paper 105,
/// section 5.1 (which leaves the split of the restricted loss open: all are given).
/// </summary>
public sealed record ProgressMeasures
{
    /// <summary>The key frequencies that the measures are about.</summary>
    public required IReadOnlyList<int> Keys { get; init; }

    /// <summary>Loss and accuracy of the logits themselves.</summary>
    public required GridEvaluation Full { get; init; }

    /// <summary>Loss and accuracy of P L plus the mean of L over all pairs: what the key frequencies alone achieve.</summary>
    public required GridEvaluation Restricted { get; init; }

    /// <summary>The loss of L - P L on the training pairs: what the network achieves without its key frequencies.</summary>
    public required double ExcludedLoss { get; init; }

    /// <summary>The same with one key frequency removed at a time, in the order of <see cref="Keys"/>.</summary>
    public required IReadOnlyList<double> ExcludedLossByKey { get; init; }

    /// <summary>The coefficients of cos(w_k (a + b - c)), in the order of <see cref="Keys"/>.</summary>
    public required IReadOnlyList<double> CosineCoefficients { get; init; }

    /// <summary>The share of the logits' variance explained by each of these terms, in the order of <see cref="Keys"/>.</summary>
    public required IReadOnlyList<double> VarianceExplainedByKey { get; init; }

    /// <summary>The share of the logits' variance about their grand mean explained by all these terms.</summary>
    public required double VarianceExplained { get; init; }

    /// <summary>The same share of the variance within pairs: see <see cref="Circuits.CosineTerms.VarianceExplainedWithinPairs"/>.</summary>
    public required double VarianceExplainedWithinPairs { get; init; }

    /// <summary>Loss and accuracy when the logits are replaced by these terms.</summary>
    public required GridEvaluation CosineTerms { get; init; }

    /// <summary>Measures the logits of one checkpoint.</summary>
    /// <param name="logits">n classes on a grid of n x n pairs.</param>
    /// <param name="task">The right classes and the split.</param>
    /// <param name="keys">The key frequencies, chosen once for the whole run.</param>
    public static ProgressMeasures Compute(PairGrid logits, GridTask task, params ReadOnlySpan<int> keys)
    {
        int[] frequencies = [.. keys];
        PairGrid projected = GridProjection.SumDirections(logits.Size, frequencies).Project(logits);
        var terms = Circuits.CosineTerms.Fit(logits);
        return new ProgressMeasures
        {
            Keys = frequencies,
            Full = task.Evaluate(logits),
            Restricted = task.Evaluate(projected.PlusConstants(logits.Means())),
            ExcludedLoss = task.TrainingLoss(logits.Minus(projected)),
            ExcludedLossByKey = Array.ConvertAll(frequencies, k => task.TrainingLoss(GridProjection.SumDirections(logits.Size, k).Remove(logits))),
            CosineCoefficients = Array.ConvertAll(frequencies, k => terms.Coefficients[k - 1]),
            VarianceExplainedByKey = Array.ConvertAll(frequencies, k => terms.VarianceExplained(k)),
            VarianceExplained = terms.VarianceExplained(frequencies),
            VarianceExplainedWithinPairs = terms.VarianceExplainedWithinPairs(frequencies),
            CosineTerms = task.Evaluate(terms.Logits(frequencies)),
        };
    }

    /// <summary>The measures as a row of a recorded stream; names are the same for every checkpoint of a run.</summary>
    public IReadOnlyList<Measurement> ToMeasurements() =>
    [
        .. Describe("", Full),
        .. Describe("restricted ", Restricted),
        new("excluded loss", ExcludedLoss),
        .. ByKey("excluded loss", ExcludedLossByKey),
        .. ByKey("cosine coefficient", CosineCoefficients),
        new("variance explained", VarianceExplained),
        new("variance explained within pairs", VarianceExplainedWithinPairs),
        .. ByKey("variance explained", VarianceExplainedByKey),
        .. Describe("cosine terms ", CosineTerms),
    ];

    private static IEnumerable<Measurement> Describe(string prefix, GridEvaluation evaluation) =>
    [
        new($"{prefix}training loss", evaluation.Loss.Training),
        new($"{prefix}test loss", evaluation.Loss.Test),
        new($"{prefix}loss on all", evaluation.Loss.All),
        new($"{prefix}training accuracy", evaluation.Accuracy.Training),
        new($"{prefix}test accuracy", evaluation.Accuracy.Test),
        new($"{prefix}accuracy on all", evaluation.Accuracy.All),
    ];

    private IEnumerable<Measurement> ByKey(string name, IReadOnlyList<double> values) =>
        Keys.Zip(values, (key, value) => new Measurement(string.Create(CultureInfo.InvariantCulture, $"{name}, frequency {key}"), value));
}
