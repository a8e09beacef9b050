namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>The formal derivative.</summary>
    public TElement[] Derivative(ReadOnlySpan<TElement> a)
    {
        if (a.Length < 2) return [];
        var result = new TElement[a.Length - 1];
        for (int i = 0; i < result.Length; i++) result[i] = field.Multiply(field.FromInteger(i + 1L), a[i + 1]);
        return Normalise(result);
    }
}
