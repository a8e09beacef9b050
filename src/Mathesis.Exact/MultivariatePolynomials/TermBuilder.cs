namespace Mathesis.Exact;

/// <summary>Collects the terms of a polynomial.</summary>
internal struct TermBuilder<TDomain, TElement>(MultivariateRing<TDomain, TElement> ring, int capacity = 8)
    where TDomain : struct, ICoefficients<TDomain, TElement>
{
    private readonly MultivariateRing<TDomain, TElement> ring = ring;
    private readonly int size = ring.Layout.Words;
    private ulong[] words = new ulong[ring.Layout.Words * Math.Max(1, capacity)];
    private TElement[] coefficients = new TElement[Math.Max(1, capacity)];

    /// <summary>The number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>Appends a term; one with the coefficient 0 is dropped.</summary>
    public void Add(ReadOnlySpan<ulong> monomial, TElement coefficient)
    {
        if (ring.Domain.IsZero(coefficient)) return;
        if (Count == coefficients.Length)
        {
            Array.Resize(ref words, 2 * words.Length);
            Array.Resize(ref coefficients, 2 * coefficients.Length);
        }
        monomial.CopyTo(words.AsSpan(Count * size, size));
        coefficients[Count++] = coefficient;
    }

    /// <summary>The polynomial of terms that were added in descending order.</summary>
    public readonly MultivariatePolynomial<TDomain, TElement> ToPolynomial() => new(ring, words[..(Count * size)], coefficients[..Count]);

    /// <summary>The polynomial of terms in any order.</summary>
    public readonly MultivariatePolynomial<TDomain, TElement> ToSorted()
    {
        ulong[] keys = words;
        int width = size;
        var places = new int[Count];
        for (int i = 0; i < places.Length; i++) places[i] = i;
        if (width == 1)
        {
            ulong[] single = keys[..Count];
            Array.Sort(single, places);
            Array.Reverse(places);
        }
        else
        {
            Array.Sort(places, (a, b) => MonomialLayout.Compare(keys.AsSpan(b * width, width), keys.AsSpan(a * width, width)));
        }
        var sorted = new TermBuilder<TDomain, TElement>(ring, Count);
        for (int i = 0; i < places.Length;)
        {
            ReadOnlySpan<ulong> monomial = keys.AsSpan(places[i] * width, width);
            TElement sum = coefficients[places[i]];
            for (i++; i < places.Length && keys.AsSpan(places[i] * width, width).SequenceEqual(monomial); i++) sum = ring.Domain.Add(sum, coefficients[places[i]]);
            sorted.Add(monomial, sum);
        }
        return sorted.ToPolynomial();
    }
}
