namespace Mathesis.Exact;

/// <summary>A factor with its exponent.</summary>
/// <param name="Factor">Primitive, of degree at least 1, with a positive leading coefficient.</param>
/// <param name="Exponent">At least 1.</param>
public readonly record struct IntegerPolynomialPower(IntegerPolynomial Factor, int Exponent);
