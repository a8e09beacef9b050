using Mathesis.Core;

namespace Mathesis.Exact;

public sealed partial class MultivariatePolynomial<TDomain, TElement>
{
    /// <summary>
    /// The square-free factorisation. The derivative in each variable finds the factors that it does not annihilate (the method of Yun and
    /// Musser); what all derivatives annihilate is a p-th power in characteristic p.
    /// </summary>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public MultivariateFactorization<TDomain, TElement> SquareFree()
    {
        if (IsZero) throw new InputError("the zero polynomial has no square-free factorisation", expected: "expected a polynomial other than zero");
        TElement content = Domain.Content(coefficients);
        var factors = new SortedDictionary<int, MultivariatePolynomial<TDomain, TElement>>();
        MultivariatePolynomial<TDomain, TElement> rest = DivideByConstant(content);
        for (int scale = 1; !rest.IsConstant; scale = checked(scale * (int)Domain.Characteristic))
        {
            for (int variable = 0; variable < Ring.Variables.Count; variable++) rest = Separate(rest, variable, scale, factors);
            if (!rest.IsConstant) rest = RootOfCharacteristic(rest);
        }
        return new MultivariateFactorization<TDomain, TElement>(content, [.. factors.Select(pair => new MultivariatePower<TDomain, TElement>(pair.Value, pair.Key))]);
    }

    /// <summary>Moves the factors that a derivative does not annihilate to the list; returns what is left.</summary>
    private static MultivariatePolynomial<TDomain, TElement> Separate(
        MultivariatePolynomial<TDomain, TElement> f, int variable, int scale, SortedDictionary<int, MultivariatePolynomial<TDomain, TElement>> factors)
    {
        MultivariatePolynomial<TDomain, TElement> derivative = f.Derivative(variable);
        if (derivative.IsZero) return f;
        MultivariatePolynomial<TDomain, TElement> repeated = f.Gcd(derivative), radical = f.DivideExactly(repeated);
        for (int exponent = 1; !radical.IsConstant; exponent++)
        {
            MultivariatePolynomial<TDomain, TElement> next = radical.Gcd(repeated), factor = radical.DivideExactly(next).Normalize();
            if (!factor.IsConstant)
                factors[exponent * scale] = factors.TryGetValue(exponent * scale, out MultivariatePolynomial<TDomain, TElement>? known) ? known * factor : factor;
            radical = next;
            repeated = repeated.DivideExactly(next);
        }
        return repeated;
    }

    // Exponents are multiples of p, and elements of a prime field are their own p-th roots.
    private static MultivariatePolynomial<TDomain, TElement> RootOfCharacteristic(MultivariatePolynomial<TDomain, TElement> power)
    {
        int characteristic = checked((int)power.Domain.Characteristic);
        return power.Ring.FromTerms(power.Terms.Select(term => (term.Coefficient, Array.ConvertAll(term.Exponents, exponent => exponent / characteristic))));
    }
}
