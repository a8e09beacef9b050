using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>
/// A first look into any network: what its residual stream already says at each depth (logit lens), and what each head and
/// feed-forward layer does for the answer (mean ablation, patching between pairs of questions, the direct path to the logits).
/// </summary>
/// <param name="Questions">How many questions were looked at.</param>
/// <param name="Lens">The accuracy read off each residual stream at the last position, in the order of the pass.</param>
/// <param name="Parts">The heads and feed-forward layers, block by block.</param>
public sealed record NetworkAnatomy(int Questions, IReadOnlyList<(string Point, double Accuracy)> Lens, IReadOnlyList<NetworkPart> Parts)
{
    /// <summary>Examines a network on some of its questions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The questions, with one answer each.</param>
    /// <param name="seed">The seed of the choice of questions and pairs.</param>
    /// <param name="most">The most questions to look at, at least 2.</param>
    /// <returns>What was found; null for a network without a residual stream in blocks, or where no two answers differ.</returns>
    public static NetworkAnatomy? Examine(IForward<float> network, Examples examples, ulong seed, int most = 512)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (NetworkSites.StreamPoints(network).Count == 0 || examples.Targets.Length != examples.Count) return null;
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        new RandomStream("circuits/anatomy", seed).Shuffle<int>(order);
        int[] chosen = [.. order.Take(most)];
        Examples sample = examples.Select(chosen);
        int[] targets = sample.Targets.ToArray();
        // Each question is paired with the next one of the random order.
        int[] others = [.. Enumerable.Range(0, chosen.Length).Select(i => (i + 1) % chosen.Length)];
        Examples paired = sample.Select(others);
        if (targets.SequenceEqual(paired.Targets.ToArray())) return null;

        LogitMetric<float> accuracy = LogitMetrics.Accuracy<float>(targets);
        var study = new AblationStudy<float>(network, sample.Inputs, accuracy);
        var patching = new Patching<float>(network, paired.Inputs, sample.Inputs, LogitMetrics.Difference<float>(paired.Targets.ToArray(), targets));
        bool isDecided = patching.SourceMetric != patching.BaseMetric;
        IEnumerable<(string Name, Site Site)> sites =
            NetworkSites.Heads(network, new ActivationCache<float>(network, sample.Inputs)).Select(site => ($"block {NetworkSites.BlockOf(site.Point)}, head {site.Head}", site))
            .Concat(NetworkSites.FeedForwardPoints(network).Select(point => ($"block {NetworkSites.BlockOf(point)}, feed-forward", new Site(point))))
            .OrderBy(entry => NetworkSites.BlockOf(entry.Item2.Point));
        return new NetworkAnatomy(
            chosen.Length,
            LogitLens.Measure(network, sample.Inputs, accuracy),
            [.. sites.Select(entry => new NetworkPart(
                entry.Name, study.Without(AblationMethod.Mean, entry.Site),
                isDecided ? patching.Effect(entry.Site) : double.NaN, isDecided ? patching.PathEffect(entry.Site) : double.NaN))]);
    }
}
