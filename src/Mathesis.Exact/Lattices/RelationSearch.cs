namespace Mathesis.Exact;

/// <summary>What a search for an integer relation found.</summary>
/// <param name="Relation">The coefficients, without a common divisor, the last one other than 0 positive; null when none was found.</param>
/// <param name="DigitsFitted">The decimal digits that coefficients of this size could have fitted by chance.</param>
/// <param name="DigitsGiven">The decimal digits to which the numbers are known.</param>
/// <param name="Margin">The margin that was asked for.</param>
/// <param name="NormBelow">A proved lower bound of the Euclidean norm of every relation, when none was found by PSLQ.</param>
public sealed record RelationSearch(IReadOnlyList<Integer>? Relation, double DigitsFitted, double DigitsGiven, double Margin, Integer? NormBelow)
{
    /// <summary>Whether a relation was found that the digits support with the margin.</summary>
    public bool IsSupported => Relation is not null && DigitsGiven - DigitsFitted >= Margin;
}
