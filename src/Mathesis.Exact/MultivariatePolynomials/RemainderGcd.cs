namespace Mathesis.Exact;

/// <summary>Greatest common divisors over any domain by Euclid's algorithm on primitive remainders: slow, for fields too small for anything else.</summary>
internal static class RemainderGcd
{
    /// <summary>The gcd up to a unit, and over the integers up to a content.</summary>
    public static MultivariatePolynomial<TDomain, TElement> Of<TDomain, TElement>(MultivariatePolynomial<TDomain, TElement> a, MultivariatePolynomial<TDomain, TElement> b)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        if (a.IsConstant || b.IsConstant) return a.Ring.One;
        int variable = 0;
        while (a.Degree(variable) == 0 && b.Degree(variable) == 0) variable++;
        MultivariatePolynomial<TDomain, TElement> contentOfA = Content(a, variable), contentOfB = Content(b, variable);
        (a, b) = (a.DivideExactly(contentOfA), b.DivideExactly(contentOfB));
        if (a.Degree(variable) < b.Degree(variable)) (a, b) = (b, a);
        while (b.Degree(variable) > 0)
        {
            MultivariatePolynomial<TDomain, TElement> rest = a.PseudoRemainder(b, variable);
            if (!rest.IsZero) rest = rest.DivideExactly(Content(rest, variable)).Normalize();
            (a, b) = (b, rest);
        }
        MultivariatePolynomial<TDomain, TElement> content = Of(contentOfA, contentOfB);
        return b.IsZero ? a * content : content;
    }

    private static MultivariatePolynomial<TDomain, TElement> Content<TDomain, TElement>(MultivariatePolynomial<TDomain, TElement> a, int variable)
        where TDomain : struct, ICoefficients<TDomain, TElement>
    {
        MultivariatePolynomial<TDomain, TElement> content = a.Ring.Zero;
        foreach (MultivariatePolynomial<TDomain, TElement> coefficient in a.CoefficientsIn(variable))
        {
            content = Of(content, coefficient);
            if (!content.IsZero && content.IsConstant) return a.Ring.One;
        }
        return content;
    }
}
