namespace Mathesis.Exact;

/// <summary>Products of polynomials that fill their boxes of exponents, as products in one variable: x_i becomes a power so high that no exponents mix (Kronecker 1882).</summary>
internal static class DenseProduct
{
    private const long LeastPairs = 2048, MostEntries = 1 << 22;

    /// <summary>The product; null when the box has so many more places than there are pairs of terms that the heap is faster.</summary>
    /// <param name="a">Not 0.</param>
    /// <param name="b">Not 0.</param>
    /// <param name="multiply">The product in one variable, coefficients constant first.</param>
    public static MultivariatePolynomial<TDomain, TElement>? TryMultiply<TDomain, TElement>(
        MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b, Func<TElement[], TElement[], TElement[]> multiply)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        MultivariateRing<TDomain, TElement> ring = a.Ring;
        long pairs = (long)a.TermCount * b.TermCount;
        if (pairs < LeastPairs) return null;
        int count = ring.Variables.Count;
        int[] degreesOfA = a.Degrees(), degreesOfB = b.Degrees();
        var strides = new long[count];
        long entries = 1;
        for (int v = count - 1; v >= 0; v--)
        {
            strides[v] = entries;
            entries *= degreesOfA[v] + (long)degreesOfB[v] + 1;
            if (entries > MostEntries || entries > pairs) return null;
        }
        TElement[] product = multiply(Spread(a, degreesOfA, strides), Spread(b, degreesOfB, strides));
        var builder = new TermBuilder<TDomain, TElement>(ring, a.TermCount + b.TermCount);
        var exponents = new int[count];
        var key = new ulong[ring.Layout.Words];
        for (int place = product.Length - 1; place >= 0; place--)
        {
            if (ring.Domain.IsZero(product[place])) continue;
            long rest = place;
            for (int v = 0; v < count; v++) (exponents[v], rest) = ((int)(rest / strides[v]), rest % strides[v]);
            ring.Layout.Pack(exponents, key);
            builder.Add(key, product[place]);
        }
        // The places are in lexicographic order.
        return ring.Order == MonomialOrder.Lexicographic ? builder.ToPolynomial() : builder.ToSorted();
    }

    private static TElement[] Spread<TDomain, TElement>(MultivariatePolynomial<TDomain, TElement> a, int[] degrees, long[] strides)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        long last = 0;
        for (int v = 0; v < degrees.Length; v++) last += degrees[v] * strides[v];
        var result = new TElement[last + 1];
        Array.Fill(result, a.Ring.Domain.Zero);
        Span<int> exponents = stackalloc int[degrees.Length];
        for (int i = 0; i < a.TermCount; i++)
        {
            a.Ring.Layout.Unpack(a.Words(i), exponents);
            long place = 0;
            for (int v = 0; v < exponents.Length; v++) place += exponents[v] * strides[v];
            result[place] = a.Coefficients[i];
        }
        return result;
    }
}
