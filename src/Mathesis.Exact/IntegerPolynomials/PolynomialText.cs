using System.Text;

namespace Mathesis.Exact;

/// <summary>Writes sums of terms as <c>3*x^2*y - 1/2</c>.</summary>
internal sealed class PolynomialText
{
    private readonly StringBuilder text = new();

    /// <summary>The text of a power: empty for the power 0.</summary>
    public static string Power(string variable, int power) => power == 0 ? "" : power == 1 ? variable : $"{variable}^{(Integer)power}";

    /// <summary>Adds a term.</summary>
    /// <param name="coefficient">Not 0.</param>
    /// <param name="monomial">Empty for a constant.</param>
    public void Add(Rational coefficient, string monomial)
    {
        if (text.Length > 0) text.Append(coefficient.Sign < 0 ? " - " : " + ");
        else if (coefficient.Sign < 0) text.Append('-');
        coefficient = Rational.Abs(coefficient);
        bool one = coefficient == Rational.One;
        if (!one || monomial.Length == 0) text.Append(coefficient);
        if (!one && monomial.Length > 0) text.Append('*');
        text.Append(monomial);
    }

    /// <inheritdoc/>
    public override string ToString() => text.Length == 0 ? "0" : text.ToString();
}
