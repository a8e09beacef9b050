namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>The greatest common divisor of the coefficients, with the sign of the leading one; 0 for 0.</summary>
    public Integer Content()
    {
        Integer content = Integer.Zero;
        for (int i = Degree; i >= 0; i--)
        {
            content = Integer.Gcd(content, Coefficients[i]);
            if (content.IsOne) break;
        }
        return LeadingCoefficient.Sign < 0 ? -content : content;
    }

    /// <summary>The quotient by the content: coprime coefficients, the leading one positive; 0 for 0.</summary>
    public IntegerPolynomial PrimitivePart()
    {
        if (IsZero) return Zero;
        TryDivideByConstant(Content(), out IntegerPolynomial primitive);
        return primitive;
    }
}
