namespace Mathesis.Exact;

public sealed partial class MultivariatePolynomial<TDomain, TElement>
{
    /// <summary>Whether a polynomial divides this one, and the quotient. 0 divides 0 only.</summary>
    public bool TryDivide(MultivariatePolynomial<TDomain, TElement> divisor, out MultivariatePolynomial<TDomain, TElement> quotient)
    {
        RequireSameRing(divisor);
        quotient = Ring.Zero;
        if (divisor.IsZero || IsZero) return IsZero;
        return Divide(divisor, ref quotient, null);
    }

    /// <summary>The quotient of an exact division.</summary>
    /// <exception cref="ArithmeticException">The divisor does not divide this polynomial.</exception>
    public MultivariatePolynomial<TDomain, TElement> DivideExactly(MultivariatePolynomial<TDomain, TElement> divisor) =>
        TryDivide(divisor, out MultivariatePolynomial<TDomain, TElement> quotient) ? quotient : throw new ArithmeticException("the division of polynomials is not exact");

    /// <summary>The quotient and the remainder, no term of which the divisor's leading term divides.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public (MultivariatePolynomial<TDomain, TElement> Quotient, MultivariatePolynomial<TDomain, TElement> Remainder) DivRem(MultivariatePolynomial<TDomain, TElement> divisor)
    {
        RequireSameRing(divisor);
        if (divisor.IsZero) throw new DivideByZeroException();
        MultivariatePolynomial<TDomain, TElement> quotient = Ring.Zero;
        var remainder = new List<(ulong[] Monomial, TElement Coefficient)>();
        Divide(divisor, ref quotient, remainder);
        var builder = new TermBuilder<TDomain, TElement>(Ring, remainder.Count);
        foreach ((ulong[] monomial, TElement coefficient) in remainder) builder.Add(monomial, coefficient);
        return (quotient, builder.ToPolynomial());
    }

    // Terms of the dividend less quotient times divisor come in order out of a heap with a slot for each term of the quotient.
    private bool Divide(MultivariatePolynomial<TDomain, TElement> divisor, ref MultivariatePolynomial<TDomain, TElement> result, List<(ulong[], TElement)>? remainder)
    {
        TDomain domain = Domain;
        MonomialLayout layout = Ring.Layout;
        int size = layout.Words, at = 0, count = 0;
        ulong[] quotientWords = new ulong[size * 8];
        var quotientCoefficients = new List<TElement>();
        var places = new List<int>();
        var heap = new ProductHeap(size, 8);
        var advanced = new List<int>();
        Span<ulong> monomial = stackalloc ulong[size];
        TElement leading = divisor.coefficients[0];
        while (at < TermCount || heap.Count > 0)
        {
            bool own = heap.Count == 0 || (at < TermCount && MonomialLayout.Compare(Words(at), heap.Largest) >= 0);
            bool shared = heap.Count > 0 && (!own || Words(at).SequenceEqual(heap.Largest));
            if (own) Words(at).CopyTo(monomial);
            else heap.Largest.CopyTo(monomial);
            TElement sum = own ? coefficients[at++] : domain.Zero;
            if (shared)
            {
                advanced.Clear();
                do
                {
                    for (int slot = heap.RemoveLargest(); slot >= 0; slot = heap.Next(slot))
                    {
                        sum = domain.Subtract(sum, domain.Multiply(quotientCoefficients[slot], divisor.coefficients[places[slot]]));
                        advanced.Add(slot);
                    }
                }
                while (heap.Count > 0 && heap.Largest.SequenceEqual(monomial));
                foreach (int slot in advanced)
                    if (++places[slot] < divisor.TermCount) Push(slot);
            }
            if (domain.IsZero(sum)) continue;
            if (count * size == quotientWords.Length) Array.Resize(ref quotientWords, 2 * quotientWords.Length);
            if (!layout.TryDivide(monomial, divisor.Words(0), quotientWords.AsSpan(count * size, size)) || !domain.TryDivide(sum, leading, out TElement digit))
            {
                if (remainder is null) return false;
                remainder.Add((monomial.ToArray(), sum));
                continue;
            }
            quotientCoefficients.Add(digit);
            places.Add(1);
            if (divisor.TermCount > 1) Push(count);
            count++;
        }
        result = new MultivariatePolynomial<TDomain, TElement>(Ring, quotientWords[..(count * size)], [.. quotientCoefficients]);
        return true;

        void Push(int slot)
        {
            layout.Multiply(quotientWords.AsSpan(slot * size, size), divisor.Words(places[slot]), heap.Key(slot));
            heap.Insert(slot);
        }
    }
}
