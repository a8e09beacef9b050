using System.Globalization;
using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>
/// The places of a network that write to its residual stream, found by the names of its hook points: so of any specification
/// whose modules use TransformerLens's names.
/// </summary>
public static class NetworkSites
{
    private const string HeadSuffix = ".attn.hook_z";
    private const string FeedForwardSuffix = ".hook_mlp_out";

    /// <summary>The hook points where heads hand over what they mix: <c>blocks.i.attn.hook_z</c>.</summary>
    public static IReadOnlyList<string> HeadPoints<T>(IForward<T> network) where T : unmanaged => Ending(network, HeadSuffix);

    /// <summary>The hook points where feed-forward layers write: <c>blocks.i.hook_mlp_out</c>.</summary>
    public static IReadOnlyList<string> FeedForwardPoints<T>(IForward<T> network) where T : unmanaged => Ending(network, FeedForwardSuffix);

    /// <summary>The hook points where residual modules write: <c>residual.i.hook_out</c>.</summary>
    public static IReadOnlyList<string> ResidualPoints<T>(IForward<T> network) where T : unmanaged =>
        [.. Ending(network, ".hook_out").Where(point => NumberAfter(point, "residual") is not null)];

    /// <summary>The hook points of recurrent states, in order: <c>hook_hidden</c> of LSTM cells and <c>hook_state</c> of linear recurrences.</summary>
    public static IReadOnlyList<string> StatePoints<T>(IForward<T> network) where T : unmanaged =>
        [.. network.HookPoints.Where(point => point.EndsWith(".hook_hidden", StringComparison.Ordinal) || point.EndsWith(".hook_state", StringComparison.Ordinal))];

    /// <summary>The residual stream between modules and sub-layers, in order: <c>hook_resid_pre</c>, <c>hook_resid_mid</c>, <c>hook_resid_post</c>.</summary>
    public static IReadOnlyList<string> StreamPoints<T>(IForward<T> network) where T : unmanaged =>
        [.. network.HookPoints.Where(point => point.Contains(".hook_resid_", StringComparison.Ordinal))];

    /// <summary>The points where a normalisation divides: <c>hook_scale</c>.</summary>
    public static IReadOnlyList<string> NormPoints<T>(IForward<T> network) where T : unmanaged => Ending(network, "hook_scale");

    /// <summary>Whether the values at a point are between positions, [sequences, heads, queries, keys], not at positions.</summary>
    public static bool IsPattern(string point) => point.EndsWith("hook_pattern", StringComparison.Ordinal) || point.EndsWith("hook_attn_scores", StringComparison.Ordinal);

    /// <summary>The block that a hook point belongs to, or null.</summary>
    /// <param name="point">The point: <c>blocks.3.attn.hook_z</c>, in a loop <c>turn.1.blocks.3.attn.hook_z</c>.</param>
    public static int? BlockOf(string point) => NumberAfter(point, "blocks");

    /// <summary>The part of the network that a hook point belongs to, in words: <c>block 3</c>, <c>turn 1, block 3</c>, <c>residual 0</c>; else the point itself.</summary>
    /// <param name="point">The point.</param>
    public static string PartOf(string point)
    {
        string?[] parts =
        [
            NumberAfter(point, "turn") is { } turn ? FormattableString.Invariant($"turn {turn}") : null,
            NumberAfter(point, "residual") is { } residual ? FormattableString.Invariant($"residual {residual}") : null,
            BlockOf(point) is { } block ? FormattableString.Invariant($"block {block}") : null,
        ];
        return parts[1] is null && parts[2] is null ? point : string.Join(", ", parts.Where(part => part is not null));
    }

    /// <summary>
    /// Everything that writes to the residual stream after the embeddings, in the order of the pass, with its name: heads,
    /// feed-forward layers, residual modules. Of a network without a residual stream, every hook point but the logits.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="cache">A batch's values, to learn the number of heads from.</param>
    public static IReadOnlyList<(string Name, Site Site)> Parts<T>(IForward<T> network, ActivationCache<T> cache) where T : unmanaged
    {
        if (StreamPoints(network).Count == 0) return [.. network.HookPoints.SkipLast(1).Select(point => (point, new Site(point)))];
        Dictionary<string, int> order = network.HookPoints.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        return
        [
            .. Heads(network, cache).Select(site => ($"{PartOf(site.Point)}, head {site.Head}", site))
                .Concat(FeedForwardPoints(network).Select(point => ($"{PartOf(point)}, feed-forward", new Site(point))))
                .Concat(ResidualPoints(network).Select(point => (PartOf(point), new Site(point))))
                .OrderBy(entry => order[entry.Item2.Point]),
        ];
    }

    /// <summary>Every head of the network.</summary>
    /// <param name="cache">A batch's values, to learn the number of heads from.</param>
    /// <param name="network">The network.</param>
    internal static IReadOnlyList<Site> Heads<T>(IForward<T> network, ActivationCache<T> cache) where T : unmanaged
    {
        cache.Fill(HeadPoints(network));
        return [.. HeadPoints(network).SelectMany(point => Enumerable.Range(0, cache[point].Shape[2]).Select(head => new Site(point, Head: head)))];
    }

    /// <summary>A value for each head: rows are blocks, NaN where a block has fewer heads than another.</summary>
    /// <exception cref="InputError">The network has no heads.</exception>
    internal static EffectTable HeadTable<T>(IForward<T> network, ActivationCache<T> cache, string title, Func<Site, double> effect) where T : unmanaged
    {
        IReadOnlyList<Site> heads = Heads(network, cache);
        if (heads.Count == 0) throw new InputError("the network has no attention heads", expected: "expected hook points such as blocks.0.attn.hook_z");
        string[] points = [.. heads.Select(site => site.Point).Distinct(StringComparer.Ordinal)];
        EffectTable table = EffectTable.Of(
            title, points, [.. Enumerable.Range(0, heads.Max(site => site.Head!.Value) + 1)],
            (point, head) => heads.Contains(new Site(point, Head: head)) ? effect(new Site(point, Head: head)) : double.NaN);
        return table with { Rows = [.. points.Select(PartOf)] };
    }

    /// <summary>The number that follows a word in a point's name, or null.</summary>
    private static int? NumberAfter(string point, string word)
    {
        string[] parts = point.Split('.');
        int index = Array.IndexOf(parts, word);
        return index >= 0 && index + 2 < parts.Length && int.TryParse(parts[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static string[] Ending<T>(IForward<T> network, string suffix) where T : unmanaged =>
        [.. network.HookPoints.Where(point => point.EndsWith(suffix, StringComparison.Ordinal))];
}
