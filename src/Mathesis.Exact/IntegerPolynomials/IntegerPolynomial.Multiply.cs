namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>The longest shorter factor, in coefficients, for the product by definition.</summary>
    private const int SchoolbookLength = 4;

    /// <summary>The longest shorter factor for <see cref="MultiplyWords"/>.</summary>
    private const int WordLength = 24;

    /// <summary>The product: by definition for a short factor, else by <see cref="KroneckerSubstitution"/>.</summary>
    public static IntegerPolynomial operator *(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.IsZero || b.IsZero) return Zero;
        if (a.Degree < b.Degree) (a, b) = (b, a);
        if (b.Degree == 0) return a * b.LeadingCoefficient;
        if (b.Coefficients.Length <= WordLength && MultiplyWords(a.Coefficients, b.Coefficients) is Integer[] words) return Own(words);
        return b.Coefficients.Length <= SchoolbookLength ? MultiplySchoolbook(a, b) : Own(KroneckerSubstitution.Multiply(a.Coefficients, b.Coefficients));
    }

    /// <summary>The product by definition where the coefficients are words and their sums of products have at most 126 bits; else null.</summary>
    private static Integer[]? MultiplyWords(ReadOnlySpan<Integer> a, ReadOnlySpan<Integer> b)
    {
        const int most = 256;
        if (a.Length > most) return null;
        Span<long> x = stackalloc long[a.Length], y = stackalloc long[b.Length];
        int bits = Words(x, a) + Words(y, b) + System.Numerics.BitOperations.Log2((uint)b.Length) + 1;
        if (bits > 126) return null;
        var product = new Integer[a.Length + b.Length - 1];
        for (int k = 0; k < product.Length; k++)
        {
            int first = Math.Max(0, k - x.Length + 1), last = Math.Min(k, y.Length - 1);
            if (bits <= 63)
            {
                long sum = 0;
                for (int i = first; i <= last; i++) sum += y[i] * x[k - i];
                product[k] = sum;
                continue;
            }
            ulong low = 0;
            long high = 0;
            for (int i = first; i <= last; i++)
            {
                long above = Math.BigMul(y[i], x[k - i], out long below);
                low += (ulong)below;
                high += above + (low < (ulong)below ? 1 : 0);
            }
            bool negative = high < 0;
            if (negative)
            {
                high = ~high + (low == 0 ? 1 : 0);
                low = 0 - low;
            }
            product[k] = new Integer(negative ? -1 : 1, [low, (ulong)high]);
        }
        return product;
    }

    /// <summary>The coefficients as words and their largest number of bits; a large number where one is longer than 63 bits.</summary>
    private static int Words(Span<long> words, ReadOnlySpan<Integer> coefficients)
    {
        int bits = 0;
        for (int i = 0; i < words.Length; i++)
        {
            long length = coefficients[i].BitLength;
            if (length > 63) return 1 << 10;
            words[i] = (long)coefficients[i];
            bits = Math.Max(bits, (int)length);
        }
        return bits;
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
