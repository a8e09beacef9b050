namespace Mathesis.Exact;

/// <summary>A matrix of fractions with one denominator.</summary>
/// <param name="Numerators">The numerators.</param>
/// <param name="Denominator">The denominator, positive; it has no factor in common with all numerators.</param>
public sealed record CommonDenominator(Matrix<Integer> Numerators, Integer Denominator)
{
    /// <summary>The entries as fractions.</summary>
    public Matrix<Rational> ToRationals()
    {
        Integer denominator = Denominator;
        return Numerators.Map(numerator => new Rational(numerator, denominator));
    }
}
