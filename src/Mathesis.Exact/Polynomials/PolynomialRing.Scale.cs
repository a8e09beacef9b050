namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>c a.</summary>
    public TElement[] Scale(ReadOnlySpan<TElement> a, TElement factor)
    {
        var result = new TElement[a.Length];
        for (int i = 0; i < result.Length; i++) result[i] = field.Multiply(a[i], factor);
        return Normalise(result);
    }

    /// <summary>a divided by its leading coefficient; zero stays zero.</summary>
    public TElement[] MakeMonic(ReadOnlySpan<TElement> a)
    {
        a = Trim(a);
        return a.IsEmpty || field.AreEqual(a[^1], field.One) ? a.ToArray() : Scale(a, field.Invert(a[^1]));
    }
}
