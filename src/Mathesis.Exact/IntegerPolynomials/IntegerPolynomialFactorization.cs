using System.Text;

namespace Mathesis.Exact;

/// <summary>A product of powers of polynomials over the integers.</summary>
/// <param name="Content">The content of the product, with its sign.</param>
/// <param name="Factors">Different primitive polynomials; by degree, then by coefficients from the leading one.</param>
public sealed record IntegerPolynomialFactorization(Integer Content, IReadOnlyList<IntegerPolynomialPower> Factors)
{
    /// <summary>The product multiplied out.</summary>
    public IntegerPolynomial Product()
    {
        IntegerPolynomial product = Content;
        foreach ((IntegerPolynomial factor, int exponent) in Factors) product *= factor.Pow(exponent);
        return product;
    }

    /// <summary><c>-2*(x - 1)^2*(x^2 + 1)</c>.</summary>
    public override string ToString() => ToString("x");

    /// <summary>The text with another name of the variable.</summary>
    public string ToString(string variable)
    {
        var text = new StringBuilder();
        if (Factors.Count == 0 || !Content.IsOne) text.Append(Content.ToString());
        foreach ((IntegerPolynomial factor, int exponent) in Factors)
        {
            if (text.Length > 0) text.Append('*');
            bool bare = factor == IntegerPolynomial.X;
            text.Append(bare ? variable : $"({factor.ToString(variable)})");
            if (exponent > 1) text.Append('^').Append(((Integer)exponent).ToString());
        }
        return text.ToString();
    }
}
