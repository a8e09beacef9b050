using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>What the members of a report can be: a subset of [0, <paramref name="Size"/>).</summary>
/// <param name="Size">How many elements there are.</param>
/// <param name="Weight">How many of them a report names; null when it may name any number.</param>
public readonly record struct ReportShape(int Size, int? Weight)
{
    /// <summary>How many different reports have this shape.</summary>
    public Integer Count => Weight is { } weight ? Subsets.Count(Size, weight) : Integer.One << Size;

    /// <summary>The least number of bits that tell them apart: ceil(log2 <see cref="Count"/>).</summary>
    public int Bits => (int)(Count - Integer.One).BitLength;
}
