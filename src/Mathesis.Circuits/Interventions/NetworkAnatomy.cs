using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>
/// A first look into any network: what its residual stream already says at each depth (logit lens), and what each head,
/// feed-forward layer and residual module does for the answer (mean ablation, patching between pairs of questions, the direct path
/// to the logits). Of a network without a residual stream, what the values at each hook point do.
/// </summary>
/// <param name="Questions">How many questions were looked at.</param>
/// <param name="Lens">The accuracy read off each residual stream, or recurrent state, at the last position, in the order of the pass.</param>
/// <param name="Parts">The parts, in the order of the pass.</param>
public sealed record NetworkAnatomy(int Questions, IReadOnlyList<(string Point, double Accuracy)> Lens, IReadOnlyList<NetworkPart> Parts)
{
    /// <summary>Examines a network on some of its questions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The questions, with one answer each.</param>
    /// <param name="seed">The seed of the choice of questions and pairs.</param>
    /// <param name="most">The most questions to look at, at least 2.</param>
    /// <returns>What was found; null where questions have several answers, or no two answers differ.</returns>
    public static NetworkAnatomy? Examine(IForward<float> network, Examples examples, ulong seed, int most = 512)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (examples.Targets.Length != examples.Count) return null;
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        new RandomStream("circuits/anatomy", seed).Shuffle<int>(order);
        int[] chosen = [.. order.Take(most)];
        Examples sample = examples.Select(chosen);
        int[] targets = sample.Targets.ToArray();
        // Each question is paired with the next one of the random order.
        Examples paired = sample.Select([.. Enumerable.Range(0, chosen.Length).Select(i => (i + 1) % chosen.Length)]);
        if (targets.SequenceEqual(paired.Targets.ToArray())) return null;

        LogitMetric<float> accuracy = LogitMetrics.Accuracy<float>(targets);
        var study = new AblationStudy<float>(network, sample.Inputs, accuracy);
        var patching = new Patching<float>(network, paired.Inputs, sample.Inputs, LogitMetrics.Difference<float>(paired.Targets.ToArray(), targets));
        bool isDecided = patching.SourceMetric != patching.BaseMetric, hasStream = NetworkSites.StreamPoints(network).Count > 0;
        return new NetworkAnatomy(
            chosen.Length,
            LogitLens.Streams(network).Count > 0 ? LogitLens.Measure(network, sample.Inputs, accuracy) : [],
            [.. NetworkSites.Parts(network, new ActivationCache<float>(network, sample.Inputs)).Select(part => new NetworkPart(
                part.Name, study.Without(AblationMethod.Mean, part.Site),
                isDecided ? patching.Effect(part.Site) : null, isDecided && hasStream ? patching.PathEffect(part.Site) : null))]);
    }
}
