using System.Collections.Concurrent;

namespace Mathesis.Exact;

/// <summary>
/// A constant that is computed once for each of a few sizes. A precision always belongs to the same size, so that results do not depend
/// on what was asked for before.
/// </summary>
/// <param name="compute">Computes a ball with at least that many accurate bits.</param>
internal sealed class CachedConstant(Func<int, Ball> compute)
{
    private readonly ConcurrentDictionary<int, Ball> known = new();

    /// <summary>The constant to a precision.</summary>
    public Ball To(int precision)
    {
        int size = 256;
        while (size < precision + 8) size += size / 4;
        return known.GetOrAdd(size, compute).Round(precision);
    }
}
