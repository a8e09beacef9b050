namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>a + b.</summary>
    public TElement[] Add(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        if (a.Length < b.Length)
        {
            ReadOnlySpan<TElement> swap = a;
            a = b;
            b = swap;
        }
        TElement[] sum = a.ToArray();
        for (int i = 0; i < b.Length; i++) sum[i] = field.Add(sum[i], b[i]);
        return Normalise(sum);
    }

    /// <summary>a - b.</summary>
    public TElement[] Subtract(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        TElement[] difference = Zeros(Math.Max(a.Length, b.Length));
        a.CopyTo(difference);
        for (int i = 0; i < b.Length; i++) difference[i] = field.Subtract(difference[i], b[i]);
        return Normalise(difference);
    }

    /// <summary>-a.</summary>
    public TElement[] Negate(ReadOnlySpan<TElement> a) => Subtract([], a);
}
