namespace Mathesis.Exact;

/// <summary>What becomes of a product A B.</summary>
internal enum ProductMode
{
    /// <summary>C = A B.</summary>
    Set,

    /// <summary>C += A B.</summary>
    Add,

    /// <summary>C -= A B.</summary>
    Subtract,
}
