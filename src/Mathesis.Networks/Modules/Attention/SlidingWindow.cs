namespace Mathesis.Networks;

/// <summary>A query looks at keys less than <see cref="Size"/> places away.</summary>
public sealed record SlidingWindow : AttentionMask
{
    /// <summary>The size, positive; 1 is the query's own place alone.</summary>
    public required int Size { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => place.Require(Size >= 1, "attention.mask.size", Size, "a positive number");

    /// <inheritdoc/>
    public override bool IsVisible(int query, int key) => Math.Abs(query - key) < Size;
}
