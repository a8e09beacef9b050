namespace Mathesis.Exact;

/// <summary>A polynomial over a prime field as a polynomial in all variables but one, with dense polynomials in that one as coefficients. The later variables do not occur.</summary>
internal sealed class SlicedPolynomial<TField, TElement>
    where TField : struct, IPrimeField<TElement>
{
    private readonly PolynomialRing<TField, TElement> univariate;
    private readonly MultivariateRing<PrimeCoefficients<TField, TElement>, TElement> ring;
    private readonly int variable;
    private List<(ulong[] Key, TElement[] Slice)> slices = [];

    /// <summary>0.</summary>
    public SlicedPolynomial(PolynomialRing<TField, TElement> univariate, MultivariateRing<PrimeCoefficients<TField, TElement>, TElement> ring, int variable) =>
        (this.univariate, this.ring, this.variable) = (univariate, ring, variable);

    /// <summary>A polynomial in the one variable, not 0.</summary>
    public SlicedPolynomial(
        PolynomialRing<TField, TElement> univariate, MultivariateRing<PrimeCoefficients<TField, TElement>, TElement> ring, int variable, TElement[] slice)
        : this(univariate, ring, variable) => slices.Add((new ulong[ring.Layout.Words], slice));

    /// <summary>Slices a polynomial of a ring with lexicographic order.</summary>
    public SlicedPolynomial(PolynomialRing<TField, TElement> univariate, MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> a, int variable)
        : this(univariate, a.Ring, variable)
    {
        var exponents = new int[ring.Variables.Count];
        var key = new ulong[ring.Layout.Words];
        TElement[] slice = [];
        for (int i = 0; i < a.TermCount; i++)
        {
            ring.Layout.Unpack(a.Words(i), exponents);
            int power = exponents[variable];
            exponents[variable] = 0;
            ring.Layout.Pack(exponents, key);
            if (slices.Count == 0 || !slices[^1].Key.AsSpan().SequenceEqual(key))
            {
                // The first of its slice has the largest power.
                slice = new TElement[power + 1];
                Array.Fill(slice, univariate.Field.Zero);
                slices.Add((key.AsSpan().ToArray(), slice));
            }
            slice[power] = a.Coefficients[i];
        }
    }

    /// <summary>The largest monomial of the other variables.</summary>
    public ReadOnlySpan<ulong> LeadingKey => slices[0].Key;

    /// <summary>Its coefficient.</summary>
    public TElement[] Leading => slices[0].Slice;

    /// <summary>The degree in the one variable.</summary>
    public int Degree => slices.Max(slice => slice.Slice.Length) - 1;

    /// <summary>Whether the other variables do not occur.</summary>
    public bool IsFree => slices.Count == 1 && slices[0].Key.AsSpan().IndexOfAnyExcept(0UL) < 0;

    /// <summary>The monic gcd of the coefficients.</summary>
    public TElement[] Content()
    {
        TElement[] content = [];
        foreach ((_, TElement[] slice) in slices)
        {
            content = univariate.GreatestCommonDivisor(content, slice);
            if (content.Length == 1) break;
        }
        return content;
    }

    /// <summary>A copy.</summary>
    public SlicedPolynomial<TField, TElement> Copy() => new(univariate, ring, variable) { slices = [.. slices] };

    /// <summary>Divides every coefficient.</summary>
    public void Divide(TElement[] divisor) => Change(slice => univariate.Divide(slice, divisor));

    /// <summary>Multiplies every coefficient.</summary>
    public void Multiply(TElement[] factor) => Change(slice => univariate.Multiply(slice, factor));

    /// <summary>The polynomial in the other variables for a value of the one.</summary>
    public MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> Evaluate(TElement point)
    {
        var result = new TermBuilder<PrimeCoefficients<TField, TElement>, TElement>(ring, slices.Count);
        foreach ((ulong[] key, TElement[] slice) in slices) result.Add(key, univariate.Evaluate(slice, point));
        return result.ToPolynomial();
    }

    /// <summary>Adds a multiple of the polynomial that vanishes at the points so far to each coefficient, so that the value at another point is the image.</summary>
    /// <returns>Whether it was already.</returns>
    public bool Interpolate(MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> image, TElement point, TElement[] vanishing)
    {
        TField field = univariate.Field;
        TElement inverse = field.Invert(univariate.Evaluate(vanishing, point));
        var merged = new List<(ulong[], TElement[])>();
        bool same = true;
        int i = 0, j = 0;
        while (i < slices.Count || j < image.TermCount)
        {
            int order = i == slices.Count ? -1 : j == image.TermCount ? 1 : MonomialLayout.Compare(slices[i].Key, image.Words(j));
            ulong[] key = order >= 0 ? slices[i].Key : image.Words(j).ToArray();
            TElement[] slice = order >= 0 ? slices[i++].Slice : [];
            TElement value = order <= 0 ? image.Coefficients[j++] : field.Zero;
            TElement error = field.Subtract(value, univariate.Evaluate(slice, point));
            if (!field.IsZero(error))
            {
                same = false;
                slice = univariate.Add(slice, univariate.Scale(vanishing, field.Multiply(error, inverse)));
            }
            merged.Add((key, slice));
        }
        slices = merged;
        return same;
    }

    /// <summary>The polynomial.</summary>
    public MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> ToPolynomial()
    {
        var result = new TermBuilder<PrimeCoefficients<TField, TElement>, TElement>(ring, slices.Count);
        var exponents = new int[ring.Variables.Count];
        var key = new ulong[ring.Layout.Words];
        foreach ((ulong[] monomial, TElement[] slice) in slices)
        {
            ring.Layout.Unpack(monomial, exponents);
            for (int power = slice.Length - 1; power >= 0; power--)
            {
                exponents[variable] = power;
                ring.Layout.Pack(exponents, key);
                result.Add(key, slice[power]);
            }
        }
        return result.ToPolynomial();
    }

    private void Change(Func<TElement[], TElement[]> change)
    {
        for (int i = 0; i < slices.Count; i++) slices[i] = (slices[i].Key, change(slices[i].Slice));
    }
}
