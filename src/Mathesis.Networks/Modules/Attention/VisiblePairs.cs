using System.Collections.Immutable;

namespace Mathesis.Networks;

/// <summary>A mask given place by place.</summary>
public sealed record VisiblePairs : AttentionMask
{
    /// <summary>For each query a text of as many characters as there are keys: <c>1</c> where it may look, <c>0</c> where not.</summary>
    public required ImmutableArray<string> Rows { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
        place.Require(Rows.Length >= place.Network.Context, "attention.mask.rows", Rows.Length, $"at least {place.Network.Context}");
        foreach (string row in Rows)
            place.Require(row.Length >= place.Network.Context && row.All(c => c is '0' or '1'), "attention.mask.rows", row.Length, $"at least {place.Network.Context} characters 0 or 1");
    }

    /// <inheritdoc/>
    public override bool IsVisible(int query, int key) => Rows[query][key] == '1';

    /// <inheritdoc/>
    public bool Equals(VisiblePairs? other) => other is not null && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Length;
}
