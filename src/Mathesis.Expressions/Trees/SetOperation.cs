namespace Mathesis.Expressions;

/// <summary>Operations of sets.</summary>
public enum SetOperation
{
    /// <summary>What is in either.</summary>
    Union,

    /// <summary>What is in both.</summary>
    Intersection,

    /// <summary>What is in the first and not in the second.</summary>
    Difference,
}
