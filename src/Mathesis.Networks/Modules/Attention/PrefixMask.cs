namespace Mathesis.Networks;

/// <summary>The first places see each other both ways, the rest look back: a prefix language model. The attention itself is not causal.</summary>
public sealed record PrefixMask : AttentionMask
{
    /// <summary>How many places the prefix has, at least 0.</summary>
    public required int Length { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => place.Require(Length >= 0, "attention.mask.length", Length, "a number of at least 0");

    /// <inheritdoc/>
    public override bool IsVisible(int query, int key) => key <= query || key < Length;
}
