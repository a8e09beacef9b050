namespace Mathesis.Exact;

/// <summary>The order of the terms of a multivariate polynomial.</summary>
public enum MonomialOrder
{
    /// <summary>By the exponent of the first variable, then of the second, ...</summary>
    Lexicographic,

    /// <summary>By the total degree, then lexicographic.</summary>
    GradedLexicographic,

    /// <summary>By the total degree, then the smaller exponent of the last variable first, then of the one before, ...</summary>
    GradedReverseLexicographic,
}
