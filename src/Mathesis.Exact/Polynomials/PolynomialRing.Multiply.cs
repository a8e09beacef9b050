namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>From this length of the shorter factor on, Karatsuba's method takes over from the schoolbook.</summary>
    internal const int KaratsubaLength = 48;

    /// <summary>From this length of the shorter factor on, fields of primes below 2^32 use columns in vectors.</summary>
    internal const int VectorLength = 8;

    /// <summary>From this length of the shorter factor on, prime fields use the number-theoretic transform.</summary>
    internal const int TransformLength = 384;

    /// <summary>a b: schoolbook, Karatsuba, and over prime fields <see cref="ColumnConvolution"/> and <see cref="TransformConvolution"/>, by the length of the shorter factor.</summary>
    public TElement[] Multiply(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        a = Trim(a);
        b = Trim(b);
        int shorter = Math.Min(a.Length, b.Length);
        if (shorter == 0) return [];
        if (shorter >= TransformLength && field is IPrimeField<TElement> prime) return TransformConvolution.Multiply(prime, a, b);
        if (shorter >= VectorLength && field is IPrimeField<TElement> small && ColumnConvolution.CanMultiply(small.Characteristic)) return ColumnConvolution.Multiply(small, a, b);
        return shorter >= KaratsubaLength ? MultiplyKaratsuba(a, b) : MultiplySchoolbook(a, b);
    }

    /// <summary>a b by the definition: deg a times deg b products.</summary>
    internal TElement[] MultiplySchoolbook(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        if (a.IsEmpty || b.IsEmpty) return [];
        TElement[] product = Zeros(a.Length + b.Length - 1);
        AddProduct(product, a, b);
        return product;
    }

    /// <summary>a b by Karatsuba and Ofman 1962. An unbalanced product is cut into pieces as long as the shorter factor.</summary>
    internal TElement[] MultiplyKaratsuba(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        if (a.IsEmpty || b.IsEmpty) return [];
        ReadOnlySpan<TElement> longer = a.Length >= b.Length ? a : b;
        ReadOnlySpan<TElement> shorter = a.Length >= b.Length ? b : a;
        TElement[] product = Zeros(a.Length + b.Length - 1);
        for (int start = 0; start < longer.Length; start += shorter.Length)
        {
            int length = Math.Min(shorter.Length, longer.Length - start);
            ReadOnlySpan<TElement> piece = longer.Slice(start, length);
            if (length == shorter.Length) AddKaratsuba(product.AsSpan(start), piece, shorter);
            else AccumulateInto(product.AsSpan(start), MultiplyKaratsuba(shorter, piece));
        }
        return product;
    }

    // target += a b for factors of equal length n; (a0 + a1 x^h)(b0 + b1 x^h) from the three products a0 b0, a1 b1, (a0 + a1)(b0 + b1).
    private void AddKaratsuba(Span<TElement> target, ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        int n = a.Length;
        if (n < KaratsubaLength)
        {
            AddProduct(target, a, b);
            return;
        }
        int half = (n + 1) / 2;
        TElement[] low = Zeros((2 * half) - 1);
        TElement[] high = Zeros((2 * (n - half)) - 1);
        TElement[] middle = Zeros((2 * half) - 1);
        AddKaratsuba(low, a[..half], b[..half]);
        AddKaratsuba(high, a[half..], b[half..]);
        AddKaratsuba(middle, SumOfHalves(a, half), SumOfHalves(b, half));
        for (int i = 0; i < middle.Length; i++) middle[i] = field.Subtract(middle[i], low[i]);
        for (int i = 0; i < high.Length; i++) middle[i] = field.Subtract(middle[i], high[i]);
        AccumulateInto(target, low);
        AccumulateInto(target[half..], middle);
        AccumulateInto(target[(2 * half)..], high);
    }

    private TElement[] SumOfHalves(ReadOnlySpan<TElement> a, int half)
    {
        TElement[] sum = a[..half].ToArray();
        AccumulateInto(sum, a[half..]);
        return sum;
    }

    private void AccumulateInto(Span<TElement> target, ReadOnlySpan<TElement> values)
    {
        for (int i = 0; i < values.Length; i++) target[i] = field.Add(target[i], values[i]);
    }

    private void AddProduct(Span<TElement> target, ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            TElement factor = a[i];
            if (field.IsZero(factor)) continue;
            Span<TElement> row = target.Slice(i, b.Length);
            for (int j = 0; j < row.Length; j++) row[j] = field.Add(row[j], field.Multiply(factor, b[j]));
        }
    }
}
