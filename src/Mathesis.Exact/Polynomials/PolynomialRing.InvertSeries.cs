namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>The g with a g = 1 mod x^<paramref name="length"/>, by Newton's iteration g := g (2 - a g), which doubles the right terms (Kung 1974).</summary>
    /// <param name="a">A series with a constant term other than zero.</param>
    /// <param name="length">At least 1.</param>
    /// <exception cref="DivideByZeroException">The constant term is zero.</exception>
    public TElement[] InvertSeries(ReadOnlySpan<TElement> a, int length)
    {
        if (a.IsEmpty) throw new DivideByZeroException();
        TElement[] inverse = [field.Invert(a[0])];
        for (int known = 1; known < length;)
        {
            known = Math.Min(2 * known, length);
            TElement[] error = Subtract(FromIntegers(2), Truncate(Multiply(Truncate(a, known), inverse), known));
            inverse = Truncate(Multiply(inverse, error), known).ToArray();
        }
        return inverse;
    }

    private ReadOnlySpan<TElement> Truncate(ReadOnlySpan<TElement> a, int length) => Trim(a[..Math.Min(length, a.Length)]);
}
