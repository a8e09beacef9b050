using System.Numerics;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>Knocks out parts of a network and measures what is left, through the hook points of any specification.</summary>
/// <typeparam name="T">The arithmetic.</typeparam>
public sealed class AblationStudy<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IForward<T> network;
    private readonly LogitMetric<T> metric;
    private readonly ActivationCache<T> batch;
    private readonly ActivationCache<T> reference;
    private readonly ulong seed;

    /// <summary>Prepares a study.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tokens">The batch that the metric is of.</param>
    /// <param name="metric">How an answer is measured.</param>
    /// <param name="reference">The sequences that means and resampled values are of; null for the batch itself.</param>
    /// <param name="seed">The seed of resampling.</param>
    /// <exception cref="InputError">The reference has sequences of another length.</exception>
    public AblationStudy(IForward<T> network, TokenBatch tokens, LogitMetric<T> metric, TokenBatch? reference = null, ulong seed = 0)
    {
        if (reference is not null && reference.Positions != tokens.Positions)
            throw new InputError($"the reference has sequences of {reference.Positions} tokens", expected: $"expected {tokens.Positions}, as in the batch");
        this.network = network;
        this.metric = metric;
        this.seed = seed;
        batch = new ActivationCache<T>(network, tokens);
        this.reference = reference is null ? batch : new ActivationCache<T>(network, reference);
    }

    /// <summary>The metric of the whole network.</summary>
    public double Baseline => metric(batch.Logits);

    /// <summary>The metric without some sites.</summary>
    /// <param name="method">What takes the place of their values.</param>
    /// <param name="sites">The sites.</param>
    /// <exception cref="InputError">The network has no such hook point, position or head.</exception>
    public double Without(AblationMethod method, params IReadOnlyList<Site> sites)
    {
        if (method != AblationMethod.Zero) reference.Fill(sites.Select(site => site.Point));
        var hooks = new Hooks<T>();
        foreach (Site site in sites)
        {
            hooks.Replace(site.Point, value =>
            {
                Tensor<T> changed = value.Clone();
                site.Copy(Substitute(method, site.Point, value), changed);
                return changed;
            });
        }
        return metric(network.Run(batch.Tokens, hooks));
    }

    /// <summary>The metric without each head in turn: rows are blocks.</summary>
    /// <exception cref="InputError">The network has no heads.</exception>
    public EffectTable ByHead(AblationMethod method) => NetworkSites.HeadTable(
        network, batch, $"metric without each head ({method.ToString().ToLowerInvariant()} ablation)", site => Without(method, site));

    /// <summary>The metric without each of some points, at all positions.</summary>
    public IReadOnlyList<(string Point, double Metric)> ByPoint(AblationMethod method, IReadOnlyList<string> points) =>
        [.. points.Select(point => (point, Without(method, new Site(point))))];

    private Tensor<T> Substitute(AblationMethod method, string point, Tensor<T> value) => method switch
    {
        AblationMethod.Zero => new Tensor<T>(value.Shape),
        AblationMethod.Mean => Mean(reference[point], value),
        AblationMethod.Resample => Resampled(point, reference[point], value),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    private static Tensor<T> Mean(Tensor<T> reference, Tensor<T> value)
    {
        int count = reference.Shape[0], width = reference.Length / count;
        var sums = new double[width];
        for (int sequence = 0; sequence < count; sequence++)
            for (int i = 0; i < width; i++) sums[i] += double.CreateChecked(reference.Values[sequence * width + i]);
        var mean = new Tensor<T>(value.Shape);
        for (int i = 0; i < mean.Length; i++) mean.Values[i] = T.CreateChecked(sums[i % width] / count);
        return mean;
    }

    private Tensor<T> Resampled(string point, Tensor<T> reference, Tensor<T> value)
    {
        int count = reference.Shape[0], width = reference.Length / count;
        var random = new RandomStream($"circuits/resample/{point}", seed);
        var result = new Tensor<T>(value.Shape);
        for (int sequence = 0; sequence < value.Shape[0]; sequence++)
            reference.Span.Slice(random.NextBelow(count) * width, width).CopyTo(result.Span[(sequence * width)..]);
        return result;
    }
}
