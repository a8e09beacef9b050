namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>The longest shorter factor, in coefficients, for the product by definition.</summary>
    private const int SchoolbookLength = 4;

    /// <summary>The product: by definition for a short factor, else by <see cref="KroneckerSubstitution"/>.</summary>
    public static IntegerPolynomial operator *(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.IsZero || b.IsZero) return Zero;
        if (a.Degree < b.Degree) (a, b) = (b, a);
        if (b.Degree == 0) return a * b.LeadingCoefficient;
        return b.Coefficients.Length <= SchoolbookLength ? MultiplySchoolbook(a, b) : Own(KroneckerSubstitution.Multiply(a.Coefficients, b.Coefficients));
    }

    /// <summary>The product by definition.</summary>
    private static IntegerPolynomial MultiplySchoolbook(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.IsZero || b.IsZero) return Zero;
        var product = new Integer[a.Degree + b.Degree + 1];
        for (int i = 0; i <= a.Degree; i++)
        {
            Integer factor = a.Coefficients[i];
            if (factor.IsZero) continue;
            for (int j = 0; j <= b.Degree; j++) product[i + j] += factor * b.Coefficients[j];
        }
        return Own(product);
    }
}
