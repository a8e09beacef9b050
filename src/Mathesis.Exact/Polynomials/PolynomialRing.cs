namespace Mathesis.Exact;

/// <summary>
/// Dense univariate polynomials over a field. A polynomial is the array of its coefficients, constant first, and the last one is not
/// zero: the empty array is the zero polynomial, and equal polynomials have equal arrays. Arguments may carry zeros at the end; results
/// never do. Arguments are not changed and results never share memory with them. An operation is a file.
/// </summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
/// <param name="field">The field of the coefficients.</param>
public sealed partial class PolynomialRing<TField, TElement>(TField field)
    where TField : struct, IField<TElement>
{
    private readonly TField field = field;

    /// <summary>The field of the coefficients.</summary>
    public TField Field => this.field;

    /// <summary>The polynomial 0.</summary>
    public TElement[] Zero => [];

    /// <summary>The polynomial 1.</summary>
    public TElement[] One => [this.field.One];

    /// <summary>The polynomial x.</summary>
    public TElement[] X => [this.field.Zero, this.field.One];

    /// <summary>The degree; -1 for the zero polynomial.</summary>
    public int Degree(ReadOnlySpan<TElement> a) => Trim(a).Length - 1;

    /// <summary>The coefficients without zeros at the end.</summary>
    public ReadOnlySpan<TElement> Trim(ReadOnlySpan<TElement> a)
    {
        int length = a.Length;
        while (length > 0 && field.IsZero(a[length - 1])) length--;
        return a[..length];
    }

    /// <summary>Whether two polynomials are equal.</summary>
    public bool AreEqual(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        a = Trim(a);
        b = Trim(b);
        if (a.Length != b.Length) return false;
        for (int i = 0; i < a.Length; i++)
            if (!field.AreEqual(a[i], b[i])) return false;
        return true;
    }

    /// <summary>Whether a polynomial is 1.</summary>
    public bool IsOne(ReadOnlySpan<TElement> a) => Degree(a) == 0 && field.AreEqual(a[0], field.One);

    /// <summary>The polynomial with the given integer coefficients, constant first.</summary>
    public TElement[] FromIntegers(params ReadOnlySpan<long> coefficients)
    {
        var result = new TElement[coefficients.Length];
        for (int i = 0; i < result.Length; i++) result[i] = field.FromInteger(coefficients[i]);
        return Trim(result).ToArray();
    }

    /// <summary>c x^n.</summary>
    public TElement[] Monomial(TElement coefficient, int degree)
    {
        TElement[] result = Zeros(degree + 1);
        result[degree] = coefficient;
        return Normalise(result);
    }

    private TElement[] Zeros(int length)
    {
        var result = new TElement[length];
        Array.Fill(result, field.Zero);
        return result;
    }

    private TElement[] Normalise(TElement[] a)
    {
        int length = Trim(a).Length;
        return length == a.Length ? a : a[..length];
    }
}
