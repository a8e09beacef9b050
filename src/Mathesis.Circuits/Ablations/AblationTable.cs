using System.Globalization;

namespace Mathesis.Circuits;

/// <summary>
/// The ablations of paper 105, section 4.4 and figure 5. The paper does not name the pairs that its losses are over; every
/// row has the training, the test and all pairs. All ablations keep each class's mean over the pairs, which lies in the
/// constant, except <see cref="CosineTermsOnly"/>.
/// </summary>
public static class AblationTable
{
    /// <summary>The logits as they are.</summary>
    public const string Full = "full";

    /// <summary>Only cos and sin of w_k (a + b) are kept, and the mean.</summary>
    public const string KeepSumDirections = "keep sum directions";

    /// <summary>Only the products {cos_k, sin_k} x {cos_k, sin_k} are kept, and the mean.</summary>
    public const string KeepBlocks2x2 = "keep 2x2 blocks";

    /// <summary>Only the products {1, cos_k, sin_k} x {1, cos_k, sin_k} are kept, and the mean.</summary>
    public const string KeepBlocks3x3 = "keep 3x3 blocks";

    /// <summary>The logits are replaced by the fitted sum of alpha_k cos(w_k (a + b - c)).</summary>
    public const string CosineTermsOnly = "cosine terms only";

    /// <summary>cos and sin of w_k (a + b) of all key frequencies are removed.</summary>
    public const string RemoveAllKeys = "remove all key frequencies";

    /// <summary>The neurons' activations are projected on the directions of the read-out map that belong to key frequencies.</summary>
    public const string NeuronsOnDirections = "neurons on read-out directions";

    /// <summary>The neurons' activations are projected off these directions.</summary>
    public const string NeuronsOffDirections = "neurons off read-out directions";

    /// <summary>Only the neurons reach the logits: the residual stream past them and the biases are cut, as when logits are taken for W_L times neurons.</summary>
    public const string NeuronsAlone = "neurons alone";

    /// <summary>The same with the neurons' activations projected on the read-out directions.</summary>
    public const string OnDirectionsAlone = "neurons on read-out directions alone";

    /// <summary>The same with the neurons' activations projected off the read-out directions: what the complement knows.</summary>
    public const string OffDirectionsAlone = "neurons off read-out directions alone";

    /// <summary>Only what reaches the logits past the neurons.</summary>
    public const string PastNeurons = "without the neurons";

    /// <summary>The name of the row in which cos and sin of w_k (a + b) of one frequency are removed.</summary>
    public static string Remove(int frequency) => string.Create(CultureInfo.InvariantCulture, $"remove frequency {frequency}");

    /// <summary>The name of the row in which those of all other key frequencies are removed: one added back after all were removed.</summary>
    public static string AddBack(int frequency) => string.Create(CultureInfo.InvariantCulture, $"remove all but frequency {frequency}");

    /// <summary>The ablations of logits.</summary>
    /// <param name="logits">n classes on a grid of n x n pairs.</param>
    /// <param name="task">The right classes and the split.</param>
    /// <param name="keys">The key frequencies.</param>
    public static IReadOnlyList<Ablation> OfLogits(PairGrid logits, GridTask task, params ReadOnlySpan<int> keys)
    {
        int n = logits.Size;
        int[] frequencies = [.. keys];
        PairGrid withoutKeys = GridProjection.SumDirections(n, frequencies).Remove(logits);
        return
        [
            new(Full, task.Evaluate(logits)),
            new(KeepSumDirections, task.Evaluate(GridProjection.SumDirections(n, frequencies).Keep(logits))),
            new(KeepBlocks2x2, task.Evaluate(GridProjection.Blocks2x2(n, frequencies).Keep(logits))),
            new(KeepBlocks3x3, task.Evaluate(GridProjection.Blocks3x3(n, frequencies).Keep(logits))),
            new(CosineTermsOnly, task.Evaluate(CosineTerms.Fit(logits).Logits(frequencies))),
            .. frequencies.Select(k => new Ablation(Remove(k), RemoveFrequency(logits, task, k))),
            new(RemoveAllKeys, task.Evaluate(withoutKeys)),
            .. frequencies.Select(k => new Ablation(AddBack(k), task.Evaluate(withoutKeys.Plus(GridProjection.SumDirections(n, k).Project(logits))))),
        ];
    }

    /// <summary>
    /// The ablations of neurons: with what reaches the logits past the neurons (the residual stream and biases) as it is, and
    /// alone. The paper's text names no skip path where it projects the neurons; both readings are reported.
    /// </summary>
    /// <param name="logits">n classes on a grid of n x n pairs.</param>
    /// <param name="neurons">Activations after the non-linearity, one column a neuron.</param>
    /// <param name="map">The map from neurons to logits.</param>
    /// <param name="task">The right classes and the split.</param>
    /// <param name="keys">The key frequencies.</param>
    public static IReadOnlyList<Ablation> OfNeurons(PairGrid logits, PairGrid neurons, LogitMap map, GridTask task, params ReadOnlySpan<int> keys)
    {
        PairGrid fromNeurons = map.Apply(neurons);
        PairGrid onDirections = map.ApplyOnDirections(neurons, keys);
        PairGrid pastNeurons = logits.Minus(fromNeurons);
        return
        [
            new(NeuronsOnDirections, task.Evaluate(pastNeurons.Plus(onDirections))),
            new(NeuronsOffDirections, task.Evaluate(logits.Minus(onDirections))),
            new(NeuronsAlone, task.Evaluate(fromNeurons)),
            new(OnDirectionsAlone, task.Evaluate(onDirections)),
            new(OffDirectionsAlone, task.Evaluate(fromNeurons.Minus(onDirections))),
            new(PastNeurons, task.Evaluate(pastNeurons)),
        ];
    }

    /// <summary>The result of removing each frequency in turn, key or not: frequency k at index k - 1 (figure 5).</summary>
    /// <param name="logits">n classes on a grid of n x n pairs.</param>
    /// <param name="task">The right classes and the split.</param>
    public static IReadOnlyList<GridEvaluation> ByFrequency(PairGrid logits, GridTask task) =>
        [.. Enumerable.Range(1, logits.Size / 2).Select(k => RemoveFrequency(logits, task, k))];

    private static GridEvaluation RemoveFrequency(PairGrid logits, GridTask task, int frequency) =>
        task.Evaluate(GridProjection.SumDirections(logits.Size, frequency).Remove(logits));
}
