namespace Mathesis.Laboratory;

/// <summary>How closely an experiment follows the paper.</summary>
public enum Fidelity
{
    /// <summary>The paper's sizes and method.</summary>
    Exact,

    /// <summary>The paper's method at smaller sizes.</summary>
    Scaled,

    /// <summary>Something in the paper's place: a network trained here for one that cannot be had.</summary>
    Substitute,
}
