namespace Mathesis.Exact;

public sealed partial class MultivariatePolynomial<TDomain, TElement>
{
    /// <summary>The polynomial itself.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator +(MultivariatePolynomial<TDomain, TElement> a) => a;

    /// <summary>The negative.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator -(MultivariatePolynomial<TDomain, TElement> a)
    {
        var negated = new TElement[a.TermCount];
        for (int i = 0; i < negated.Length; i++) negated[i] = a.Domain.Negate(a.coefficients[i]);
        return new(a.Ring, a.words, negated);
    }

    /// <summary>The sum.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator +(MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b) => Merge(a, b, subtract: false);

    /// <summary>The difference.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator -(MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b) => Merge(a, b, subtract: true);

    /// <summary>The sum with a constant.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator +(MultivariatePolynomial<TDomain, TElement> a, TElement b) => a + a.Ring.Constant(b);

    /// <summary>The difference with a constant.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator -(MultivariatePolynomial<TDomain, TElement> a, TElement b) => a - a.Ring.Constant(b);

    /// <summary>The sum with an integer.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator +(MultivariatePolynomial<TDomain, TElement> a, int b) => a + a.Ring.Constant(b);

    /// <summary>The sum with an integer.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator +(int a, MultivariatePolynomial<TDomain, TElement> b) => b + a;

    /// <summary>The difference with an integer.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator -(MultivariatePolynomial<TDomain, TElement> a, int b) => a - a.Ring.Constant(b);

    /// <summary>The difference of an integer.</summary>
    public static MultivariatePolynomial<TDomain, TElement> operator -(int a, MultivariatePolynomial<TDomain, TElement> b) => b.Ring.Constant(a) - b;

    private static MultivariatePolynomial<TDomain, TElement> Merge(MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b, bool subtract)
    {
        a.RequireSameRing(b);
        if (b.IsZero) return a;
        TDomain domain = a.Domain;
        var sum = new TermBuilder<TDomain, TElement>(a.Ring, a.TermCount + b.TermCount);
        int i = 0, j = 0;
        while (i < a.TermCount && j < b.TermCount)
        {
            int order = MonomialLayout.Compare(a.Words(i), b.Words(j));
            if (order > 0)
            {
                sum.Add(a.Words(i), a.coefficients[i]);
                i++;
                continue;
            }
            TElement right = b.coefficients[j];
            if (order < 0) sum.Add(b.Words(j), subtract ? domain.Negate(right) : right);
            else sum.Add(a.Words(i), subtract ? domain.Subtract(a.coefficients[i], right) : domain.Add(a.coefficients[i], right));
            if (order == 0) i++;
            j++;
        }
        for (; i < a.TermCount; i++) sum.Add(a.Words(i), a.coefficients[i]);
        for (; j < b.TermCount; j++) sum.Add(b.Words(j), subtract ? domain.Negate(b.coefficients[j]) : b.coefficients[j]);
        return sum.ToPolynomial();
    }
}
