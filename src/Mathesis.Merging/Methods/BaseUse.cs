namespace Mathesis.Merging;

/// <summary>What a method does with the base model.</summary>
public enum BaseUse
{
    /// <summary>It has none: a base named in the plan gives only names, shapes and small files.</summary>
    None,

    /// <summary>It works with and without one.</summary>
    Optional,

    /// <summary>It needs one.</summary>
    Required,

    /// <summary>It treats the base as one of the models.</summary>
    Member,
}
