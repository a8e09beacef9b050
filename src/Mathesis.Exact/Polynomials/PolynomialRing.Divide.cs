namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>From this length of both quotient and divisor on, division goes through the inverse of a power series.</summary>
    internal const int NewtonLength = 256;

    /// <summary>The q and r with a = q b + r and deg r &lt; deg b.</summary>
    /// <exception cref="DivideByZeroException">b is zero.</exception>
    public (TElement[] Quotient, TElement[] Remainder) DivideWithRemainder(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        a = Trim(a);
        b = Trim(b);
        if (b.IsEmpty) throw new DivideByZeroException();
        if (a.Length < b.Length) return ([], a.ToArray());
        return a.Length - b.Length >= NewtonLength && b.Length >= NewtonLength ? DivideNewton(a, b) : DivideSchoolbook(a, b);
    }

    /// <summary>The quotient of <see cref="DivideWithRemainder"/>.</summary>
    /// <exception cref="DivideByZeroException">b is zero.</exception>
    public TElement[] Divide(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b) => DivideWithRemainder(a, b).Quotient;

    /// <summary>The remainder of <see cref="DivideWithRemainder"/>.</summary>
    /// <exception cref="DivideByZeroException">b is zero.</exception>
    public TElement[] Remainder(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b) => DivideWithRemainder(a, b).Remainder;

    /// <summary>Long division.</summary>
    internal (TElement[] Quotient, TElement[] Remainder) DivideSchoolbook(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        TElement inverse = field.Invert(b[^1]);
        TElement[] rest = a.ToArray();
        var quotient = new TElement[a.Length - b.Length + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            TElement digit = field.Multiply(rest[i + b.Length - 1], inverse);
            quotient[i] = digit;
            if (field.IsZero(digit)) continue;
            Span<TElement> row = rest.AsSpan(i, b.Length - 1);
            for (int j = 0; j < row.Length; j++) row[j] = field.Subtract(row[j], field.Multiply(digit, b[j]));
        }
        return (Normalise(quotient), Normalise(rest[..(b.Length - 1)]));
    }

    /// <summary>Division by the reversed polynomials: rev(q) = rev(a) / rev(b) as power series (von zur Gathen and Gerhard, algorithm 9.5).</summary>
    internal (TElement[] Quotient, TElement[] Remainder) DivideNewton(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        int length = a.Length - b.Length + 1;
        TElement[] reversedA = a[(b.Length - 1)..].ToArray();
        Array.Reverse(reversedA);
        TElement[] reversedB = b.ToArray();
        Array.Reverse(reversedB);
        TElement[] product = Multiply(reversedA, InvertSeries(reversedB, length));
        TElement[] quotient = Zeros(length);
        product.AsSpan(0, Math.Min(length, product.Length)).CopyTo(quotient);
        Array.Reverse(quotient);
        quotient = Normalise(quotient);
        return (quotient, Subtract(a, Multiply(quotient, b)));
    }
}
