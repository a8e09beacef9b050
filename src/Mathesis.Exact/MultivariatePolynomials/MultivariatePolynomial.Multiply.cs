namespace Mathesis.Exact;

public sealed partial class MultivariatePolynomial<TDomain, TElement>
{
    /// <summary>A multiple by an integer.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator *(int a, MultivariatePolynomial<TDomain, TElement> b) => b * a;

    /// <summary>A multiple by an integer.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator *(MultivariatePolynomial<TDomain, TElement> a, int b) => a * a.Domain.FromInteger(b);

    /// <summary>A multiple by an element of the domain.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator *(MultivariatePolynomial<TDomain, TElement> a, TElement b) =>
        a.MultiplyByTerm(new ulong[a.Ring.Layout.Words], b);

    /// <summary>The product: the terms come in order out of a heap of the pending products of the shorter factor's terms, or through one variable (<see cref="DenseProduct"/>).</summary>
    /// <exception cref="Core.InputError">An exponent grows too large.</exception>
    public static MultivariatePolynomial<TDomain, TElement> operator *(MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b)
    {
        a.RequireSameRing(b);
        if (a.TermCount > b.TermCount) (a, b) = (b, a);
        if (a.IsZero) return a.Ring.Zero;
        if (a.TermCount == 1) return b.MultiplyByTerm(a.Words(0), a.coefficients[0]);
        return a.Domain.TryMultiply(a, b) ?? MultiplyByHeap(a, b);
    }

    /// <summary>A power by repeated squaring; the power 0 is 1.</summary>
    /// <param name="exponent">At least 0.</param>
    public MultivariatePolynomial<TDomain, TElement> Pow(int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        MultivariatePolynomial<TDomain, TElement> result = Ring.One;
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result *= result;
            if ((exponent >> bit & 1) != 0) result *= this;
        }
        return result;
    }

    internal MultivariatePolynomial<TDomain, TElement> MultiplyByTerm(ReadOnlySpan<ulong> monomial, TElement coefficient)
    {
        var product = new TermBuilder<TDomain, TElement>(Ring, TermCount);
        Span<ulong> key = stackalloc ulong[monomial.Length];
        for (int i = 0; i < TermCount; i++)
        {
            Ring.Layout.Multiply(Words(i), monomial, key);
            product.Add(key, Domain.Multiply(coefficients[i], coefficient));
        }
        return product.ToPolynomial();
    }

    private static MultivariatePolynomial<TDomain, TElement> MultiplyByHeap(MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b)
    {
        TDomain domain = a.Domain;
        MonomialLayout layout = a.Ring.Layout;
        var product = new TermBuilder<TDomain, TElement>(a.Ring, a.TermCount + b.TermCount);
        // Slot i holds term i of a times term places[i] of b.
        var heap = new ProductHeap(layout.Words, a.TermCount);
        var places = new int[a.TermCount];
        var advanced = new List<int>();
        Span<ulong> monomial = stackalloc ulong[layout.Words];
        layout.Multiply(a.Words(0), b.Words(0), heap.Key(0));
        heap.Insert(0);
        while (heap.Count > 0)
        {
            heap.Largest.CopyTo(monomial);
            TElement sum = domain.Zero;
            advanced.Clear();
            // Slots of one monomial that met no other on their way into the heap stand in several chains.
            do
            {
                for (int slot = heap.RemoveLargest(); slot >= 0; slot = heap.Next(slot))
                {
                    sum = domain.Add(sum, domain.Multiply(a.coefficients[slot], b.coefficients[places[slot]]));
                    advanced.Add(slot);
                }
            }
            while (heap.Count > 0 && heap.Largest.SequenceEqual(monomial));
            product.Add(monomial, sum);
            foreach (int slot in advanced)
            {
                // The next term of a waits until its predecessor has left the first place.
                if (places[slot]++ == 0 && slot + 1 < a.TermCount) Push(slot + 1);
                if (places[slot] < b.TermCount) Push(slot);
            }
        }
        return product.ToPolynomial();

        void Push(int slot)
        {
            layout.Multiply(a.Words(slot), b.Words(places[slot]), heap.Key(slot));
            heap.Insert(slot);
        }
    }
}
