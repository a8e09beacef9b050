namespace Mathesis.Expressions;

/// <summary>A quotient of two polynomials in generators; not reduced.</summary>
/// <param name="Numerator">What is above.</param>
/// <param name="Denominator">What is below, not 0 as a polynomial.</param>
internal sealed record Form(FormPolynomial Numerator, FormPolynomial Denominator)
{
    /// <summary>0.</summary>
    public static Form Zero { get; } = new(FormPolynomial.Zero, FormPolynomial.One);

    /// <summary>1.</summary>
    public static Form One { get; } = new(FormPolynomial.One, FormPolynomial.One);

    /// <summary>Whether the numerator is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsPolynomial => Denominator.IsOne;
}
