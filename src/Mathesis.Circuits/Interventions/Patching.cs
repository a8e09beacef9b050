using System.Numerics;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// Patching between two runs of a network: values of the source run are put into the base run, and a metric says how far the
/// base run moves towards the source run. With the clean run as source and the corrupted one as base this is denoising (what
/// suffices to restore the answer); the other way round it is noising (what is necessary). Works on every specification,
/// through its hook points. Sources: Vig et al. 2020 (activation patching); Wang et al. 2022, section 3.1, and
/// Goldowsky-Dill et al. 2023 (path patching).
/// </summary>
/// <typeparam name="T">The arithmetic.</typeparam>
public sealed class Patching<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IForward<T> network;
    private readonly ActivationCache<T> source;
    private readonly ActivationCache<T> target;
    private readonly LogitMetric<T> metric;

    /// <summary>Prepares patching between two batches of the same shape, whose sequences correspond.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The run that values are taken from.</param>
    /// <param name="target">The base run, which they are put into.</param>
    /// <param name="metric">How an answer is measured.</param>
    /// <exception cref="InputError">The batches have different shapes.</exception>
    public Patching(IForward<T> network, TokenBatch source, TokenBatch target, LogitMetric<T> metric)
    {
        if (source.Count != target.Count || source.Positions != target.Positions)
            throw new InputError(
                $"the batches have {source.Count} x {source.Positions} and {target.Count} x {target.Positions} tokens",
                expected: "expected pairs of sequences of one length");
        this.network = network;
        this.source = new ActivationCache<T>(network, source);
        this.target = new ActivationCache<T>(network, target);
        this.metric = metric;
    }

    /// <summary>The metric of the source run.</summary>
    public double SourceMetric => metric(source.Logits);

    /// <summary>The metric of the base run.</summary>
    public double BaseMetric => metric(target.Logits);

    /// <summary>The metric of the base run with the source's values at some sites.</summary>
    /// <exception cref="InputError">The network has no such hook point, position or head.</exception>
    public double Patch(params IReadOnlyList<Site> sites)
    {
        source.Fill(sites.Select(site => site.Point));
        var hooks = new Hooks<T>();
        foreach (Site site in sites) hooks.Replace(site.Point, value => Mixed(value, site));
        return metric(network.Run(target.Tokens, hooks));
    }

    /// <summary>
    /// The effect of patching sites: (patched - base) / (source - base), 0 when nothing moves, 1 when the source's metric is
    /// reached.
    /// </summary>
    /// <exception cref="InputError">The network has no such hook point, position or head.</exception>
    public double Effect(params IReadOnlyList<Site> sites) => Relative(Patch(sites));

    /// <summary>
    /// The metric of the base run in which a sender's values reach some receivers along the direct edges alone: heads (and, as
    /// the options say, feed-forward layers) and residual modules on other paths keep what they computed in the base run; then the base run goes on
    /// with what the receivers read. Without receivers, the direct path to the logits.
    /// </summary>
    /// <param name="sender">What writes: a head (<see cref="Site.OfHead"/>), a feed-forward layer, an embedding, a residual stream.</param>
    /// <param name="receivers">What reads: <see cref="Site.OfQueries"/>, <see cref="Site.OfKeys"/>, <see cref="Site.OfValues"/>, <see cref="Site.OfNeurons"/>.</param>
    /// <param name="options">What is held still; null for direct edges.</param>
    /// <exception cref="InputError">A site does not exist, does not write to the residual stream, or a receiver comes before the sender.</exception>
    public double PatchPath(Site sender, IReadOnlyList<Site> receivers, PathOptions? options = null)
    {
        options ??= PathOptions.DirectEdge;
        RequireOrder(sender, receivers);
        string[] frozen = [.. Frozen(sender, options)];
        source.Fill(sender.Point);
        target.Fill(frozen);

        var received = new Dictionary<string, Tensor<T>>(StringComparer.Ordinal);
        var hooks = new Hooks<T>();
        // Receivers are read before anything is held still, since they may be held still themselves.
        foreach (string point in receivers.Select(receiver => receiver.Point).Distinct(StringComparer.Ordinal))
            hooks.Read(point, value => received[point] = value.Clone());
        foreach (string point in frozen) hooks.Replace(point, _ => target[point].Clone());
        // Added after the freezing of its own point, so it has the last word there.
        hooks.Replace(sender.Point, value => Mixed(value, sender));
        Tensor<T> logits = network.Run(target.Tokens, hooks);
        if (receivers.Count == 0) return metric(logits);

        var second = new Hooks<T>();
        foreach (Site receiver in receivers)
        {
            second.Replace(receiver.Point, value =>
            {
                Tensor<T> changed = value.Clone();
                receiver.Copy(received[receiver.Point], changed);
                return changed;
            });
        }
        return metric(network.Run(target.Tokens, second));
    }

    /// <summary>The effect of a path, as <see cref="Effect"/> measures it.</summary>
    /// <param name="sender">What writes.</param>
    /// <param name="receivers">What reads; none for the logits.</param>
    /// <exception cref="InputError">As <see cref="PatchPath"/>.</exception>
    public double PathEffect(Site sender, params IReadOnlyList<Site> receivers) => Relative(PatchPath(sender, receivers));

    /// <summary>The effect of patching each point at each position.</summary>
    /// <param name="points">The points: rows. Null for the residual stream between sub-layers.</param>
    public EffectTable ByPosition(IReadOnlyList<string>? points = null)
    {
        points ??= NetworkSites.StreamPoints(network);
        source.Fill(points);
        return EffectTable.Of(
            "effect of patching by hook point and position", points, [.. Enumerable.Range(0, target.Tokens.Positions)],
            (point, position) => Effect(new Site(point, position)));
    }

    /// <summary>The effect of patching each head at all positions: rows are blocks.</summary>
    public EffectTable ByHead() => ForEachHead("effect of patching by block and head", site => Effect(site));

    /// <summary>The effect of each head on the logits along its direct path: rows are blocks.</summary>
    public EffectTable DirectByHead() => ForEachHead("effect of the direct path to the logits by block and head", site => PathEffect(site));

    /// <summary>The effect of each head on receivers along direct edges: rows are blocks; NaN where a head is not before the receivers.</summary>
    public EffectTable PathsByHead(params IReadOnlyList<Site> receivers) => ForEachHead(
        "effect of the direct edge to " + string.Join("; ", receivers.Select(receiver => receiver.ToString())),
        site => receivers.All(receiver => IndexOf(receiver.Point) > IndexOf(site.Point)) ? PathEffect(site, receivers) : double.NaN);

    private EffectTable ForEachHead(string title, Func<Site, double> effect) => NetworkSites.HeadTable(network, target, title, effect);

    private Tensor<T> Mixed(Tensor<T> value, Site site)
    {
        Tensor<T> changed = value.Clone();
        site.Copy(source[site.Point], changed);
        return changed;
    }

    private double Relative(double patched)
    {
        double distance = SourceMetric - BaseMetric;
        return distance == 0 ? throw new InputError("the metric is the same on both runs", expected: "expected batches that it tells apart") : (patched - BaseMetric) / distance;
    }

    private void RequireOrder(Site sender, IReadOnlyList<Site> receivers)
    {
        string[] written = [".hook_z", ".hook_result", "hook_attn_out", "hook_mlp_out", ".mlp.hook_post", "hook_embed", "hook_pos_embed", "hook_resid_pre", "hook_resid_mid", "hook_resid_post"];
        int from = IndexOf(sender.Point);
        if (!written.Any(suffix => sender.Point.EndsWith(suffix, StringComparison.Ordinal)) && !NetworkSites.ResidualPoints(network).Contains(sender.Point))
            throw new InputError($"{sender.Point} is not written to the residual stream", expected: $"expected a sender such as {Site.OfHead(0, 0).Point} or {Site.OfFeedForward(0).Point}");
        foreach (Site receiver in receivers)
        {
            if (IndexOf(receiver.Point) <= from)
                throw new InputError($"the receiver {receiver} comes before the sender {sender}", expected: "expected a later hook point");
        }
    }

    private int IndexOf(string point)
    {
        int index = 0;
        foreach (string other in network.HookPoints)
        {
            if (other == point) return index;
            index++;
        }
        throw Suggestions.Unknown("hook point", point, network.HookPoints);
    }

    private IEnumerable<string> Frozen(Site sender, PathOptions options)
    {
        int from = IndexOf(sender.Point);
        // What a residual module writes is held still, unless the sender is inside of it and speaks through it.
        IEnumerable<string> points = NetworkSites.HeadPoints(network).Concat(NetworkSites.ResidualPoints(network).Where(point =>
            !(from < IndexOf(point) && from > IndexOf(point[..^".hook_out".Length] + ".hook_resid_pre"))));
        if (options.FreezeFeedForward)
        {
            // So does a sender inside a feed-forward layer.
            int inner = sender.Point.IndexOf(".mlp.", StringComparison.Ordinal);
            points = points.Concat(NetworkSites.FeedForwardPoints(network).Where(point => inner < 0 || point != sender.Point[..inner] + ".hook_mlp_out"));
            if (sender.Point.EndsWith(".mlp.hook_post", StringComparison.Ordinal)) points = points.Append(sender.Point);
        }
        if (options.FreezeNorms) points = points.Concat(NetworkSites.NormPoints(network));
        return points;
    }
}
