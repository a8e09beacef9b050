namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>
    /// The resultant: the determinant of the Sylvester matrix, zero exactly when a and b have a common factor or one is zero (and
    /// not both constant). By Euclid's algorithm: res(a, b) = (-1)^(deg a deg b) lc(b)^(deg a - deg r) res(b, r) for r = a mod b.
    /// </summary>
    public TElement Resultant(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        TElement[] x = Trim(a).ToArray();
        TElement[] y = Trim(b).ToArray();
        if (x.Length == 0 || y.Length == 0) return field.Zero;
        TElement result = field.One;
        while (y.Length > 1)
        {
            TElement[] rest = Remainder(x, y);
            if (rest.Length == 0) return field.Zero;
            if ((x.Length - 1) % 2 != 0 && (y.Length - 1) % 2 != 0) result = field.Negate(result);
            result = field.Multiply(result, PowerOf(y[^1], x.Length - rest.Length));
            (x, y) = (y, rest);
        }
        return field.Multiply(result, PowerOf(y[0], x.Length - 1));
    }

    /// <summary>The discriminant (-1)^(n (n-1) / 2) res(a, a') / lc(a) of a polynomial of degree n, with a' counted as of degree n - 1.</summary>
    /// <param name="a">Of degree at least 1.</param>
    public TElement Discriminant(ReadOnlySpan<TElement> a)
    {
        a = Trim(a);
        int n = a.Length - 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1, nameof(a));
        TElement[] derivative = Derivative(a);
        if (derivative.Length == 0) return field.Zero;
        // Where the characteristic divides n the derivative's degree drops by some d, and the Sylvester matrix gains the factor lc(a)^d.
        TElement resultant = field.Multiply(Resultant(a, derivative), PowerOf(a[^1], n - derivative.Length));
        TElement result = field.Multiply(resultant, field.Invert(a[^1]));
        return n * (n - 1L) / 2 % 2 != 0 ? field.Negate(result) : result;
    }

    private TElement PowerOf(TElement value, int exponent)
    {
        TElement result = field.One;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = field.Multiply(result, value);
            value = field.Multiply(value, value);
        }
        return result;
    }
}
