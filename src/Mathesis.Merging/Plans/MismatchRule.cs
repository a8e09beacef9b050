namespace Mathesis.Merging;

/// <summary>What to do with tensors that are missing or of another shape in some model.</summary>
public enum MismatchRule
{
    /// <summary>Refuse the merge.</summary>
    Error,

    /// <summary>Take the base's (or first model's) tensor as it is.</summary>
    Base,

    /// <summary>Merge the leading part that all have in common.</summary>
    Truncate,

    /// <summary>Fill smaller ones up with the base's elements, or with zeros where the base has none.</summary>
    Pad,
}
