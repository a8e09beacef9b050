using System.Numerics;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// Reads the residual stream at every depth as if it were the last: the network's own final normalisation and unembedding are
/// applied to it (nostalgebraist 2020). The last stream of a pass is replaced by the earlier one, so whatever the specification
/// does after it is done. Of a network without a residual stream, recurrent states are read, those as wide as the last one.
/// </summary>
public static class LogitLens
{
    /// <summary>The logits read off each residual stream, in the order of the pass.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tokens">The batch.</param>
    /// <param name="points">The streams, or null for all.</param>
    /// <returns>For each stream its logits, [sequences, positions, classes]; the last stream's are the network's.</returns>
    /// <exception cref="InputError">The network has no residual stream, or no such point.</exception>
    public static IReadOnlyList<(string Point, Tensor<T> Logits)> Read<T>(IForward<T> network, TokenBatch tokens, IReadOnlyList<string>? points = null)
        where T : unmanaged
    {
        IReadOnlyList<string> streams = Streams(network);
        if (streams.Count == 0)
            throw new InputError("the network has neither a residual stream nor recurrent states", expected: "expected hook points such as blocks.0.hook_resid_post");
        var cache = new ActivationCache<T>(network, tokens);
        cache.Fill((points ?? streams).Append(streams[^1]));
        int width = cache[streams[^1]].Shape[^1];
        points ??= [.. streams.Where(point => cache[point].Shape[^1] == width)];
        foreach (string point in points)
        {
            if (cache[point].Shape[^1] != width)
                throw new InputError($"the values at {point} are {cache[point].Shape[^1]} numbers wide", point, $"expected {width}, as at {streams[^1]}");
        }
        return [.. points.Select(point => (point, network.Run(tokens, new Hooks<T>().Replace(streams[^1], _ => cache[point].Clone())).Clone()))];
    }

    /// <summary>A metric of what each residual stream already says.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tokens">The batch.</param>
    /// <param name="metric">The metric.</param>
    public static IReadOnlyList<(string Point, double Metric)> Measure<T>(IForward<T> network, TokenBatch tokens, LogitMetric<T> metric)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Read(network, tokens).Select(entry => (entry.Point, metric(entry.Logits)))];

    /// <summary>The values that are handed on from module to module, the last of which the logits are made of; none where there are no such points.</summary>
    internal static IReadOnlyList<string> Streams<T>(IForward<T> network) where T : unmanaged =>
        NetworkSites.StreamPoints(network) is { Count: > 0 } streams ? streams : NetworkSites.StatePoints(network);
}
