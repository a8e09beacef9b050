using System.Globalization;
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

    /// <summary>The residual stream between modules and sub-layers, in order: <c>hook_resid_pre</c>, <c>hook_resid_mid</c>, <c>hook_resid_post</c>.</summary>
    public static IReadOnlyList<string> StreamPoints<T>(IForward<T> network) where T : unmanaged =>
        [.. network.HookPoints.Where(point => point.Contains(".hook_resid_", StringComparison.Ordinal))];

    /// <summary>The points where a normalisation divides: <c>hook_scale</c>.</summary>
    public static IReadOnlyList<string> NormPoints<T>(IForward<T> network) where T : unmanaged => Ending(network, "hook_scale");

    /// <summary>Whether the values at a point are between positions, [sequences, heads, queries, keys], not at positions.</summary>
    public static bool IsPattern(string point) => point.EndsWith("hook_pattern", StringComparison.Ordinal) || point.EndsWith("hook_attn_scores", StringComparison.Ordinal);

    /// <summary>The block that a hook point belongs to, or null.</summary>
    /// <param name="point">The point: <c>blocks.3.attn.hook_z</c>.</param>
    public static int? BlockOf(string point)
    {
        string[] parts = point.Split('.');
        return parts.Length > 2 && parts[0] == "blocks" && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int block) ? block : null;
    }

    /// <summary>Every head of the network.</summary>
    /// <param name="cache">A batch's values, to learn the number of heads from.</param>
    /// <param name="network">The network.</param>
    internal static IReadOnlyList<Site> Heads<T>(IForward<T> network, ActivationCache<T> cache) where T : unmanaged
    {
        cache.Fill(HeadPoints(network));
        return [.. HeadPoints(network).SelectMany(point => Enumerable.Range(0, cache[point].Shape[2]).Select(head => new Site(point, Head: head)))];
    }

    private static string[] Ending<T>(IForward<T> network, string suffix) where T : unmanaged =>
        [.. network.HookPoints.Where(point => point.EndsWith(suffix, StringComparison.Ordinal))];
}
