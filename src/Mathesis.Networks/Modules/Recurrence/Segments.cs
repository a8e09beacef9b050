using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Where segments of a row begin, for layers that carry a state along it.</summary>
internal static class Segments
{
    /// <summary>Whether a segment begins at a position after the first.</summary>
    public static bool Begins<T>(Pass<T> pass, int sequence, int position) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<int> segments = pass.Segments(sequence);
        return !segments.IsEmpty && segments[position] != segments[position - 1];
    }
}
