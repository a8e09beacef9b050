namespace Mathesis.Exact;

public sealed partial class MultivariatePolynomial<TDomain, TElement>
{
    /// <summary>
    /// The resultant in one variable, which eliminates it: zero exactly when both have a common factor with that variable or one is 0. By
    /// subresultants (Collins 1967, Brown and Traub 1971), so that every division is exact.
    /// </summary>
    public MultivariatePolynomial<TDomain, TElement> Resultant(MultivariatePolynomial<TDomain, TElement> other, string variable) =>
        Resultant(other, Ring.IndexOf(variable));

    /// <summary>The resultant in the variable at a place.</summary>
    public MultivariatePolynomial<TDomain, TElement> Resultant(MultivariatePolynomial<TDomain, TElement> other, int variable)
    {
        RequireSameRing(other);
        if (IsZero || other.IsZero) return Ring.Zero;
        MultivariatePolynomial<TDomain, TElement>[] a = CoefficientsIn(variable), b = other.CoefficientsIn(variable);
        bool negative = false;
        if (a.Length < b.Length)
        {
            (a, b) = (b, a);
            negative = (a.Length - 1) % 2 != 0 && (b.Length - 1) % 2 != 0;
        }
        MultivariatePolynomial<TDomain, TElement> g = Ring.One, h = Ring.One;
        while (b.Length > 1)
        {
            int delta = a.Length - b.Length;
            if ((a.Length - 1) % 2 != 0 && (b.Length - 1) % 2 != 0) negative = !negative;
            MultivariatePolynomial<TDomain, TElement>[] rest = PseudoRemainder(a, b);
            if (rest.Length == 0) return Ring.Zero;
            MultivariatePolynomial<TDomain, TElement> scale = g * h.Pow(delta);
            for (int i = 0; i < rest.Length; i++) rest[i] = rest[i].DivideExactly(scale);
            (a, b) = (b, rest);
            g = a[^1];
            h = delta == 0 ? h : g.Pow(delta).DivideExactly(h.Pow(delta - 1));
        }
        // b is free of the variable.
        MultivariatePolynomial<TDomain, TElement> result = a.Length == 1 ? Ring.One : b[0].Pow(a.Length - 1).DivideExactly(h.Pow(a.Length - 2));
        return negative ? -result : result;
    }

    /// <summary>The discriminant in one variable: (-1)^(n (n-1) / 2) res(f, f') / lc(f) for degree n.</summary>
    /// <exception cref="Core.InputError">The polynomial is free of the variable.</exception>
    public MultivariatePolynomial<TDomain, TElement> Discriminant(string variable)
    {
        int index = Ring.IndexOf(variable), degree = Degree(index);
        if (degree < 1) throw new Core.InputError($"a polynomial without {variable} has no discriminant in it", expected: "expected a polynomial of degree at least 1");
        MultivariatePolynomial<TDomain, TElement> derivative = Derivative(index), leading = CoefficientsIn(index)[^1];
        if (derivative.IsZero) return Ring.Zero;
        // Where the characteristic divides the degree the derivative's degree drops by some d, and the Sylvester matrix gains lc^d.
        MultivariatePolynomial<TDomain, TElement> resultant = (Resultant(derivative, index) * leading.Pow(degree - 1 - derivative.Degree(index))).DivideExactly(leading);
        return degree % 4 is 2 or 3 ? -resultant : resultant;
    }

    internal MultivariatePolynomial<TDomain, TElement> PseudoRemainder(MultivariatePolynomial<TDomain, TElement> divisor, int variable) =>
        FromCoefficientsIn(Ring, variable, PseudoRemainder(CoefficientsIn(variable), divisor.CoefficientsIn(variable)));

    // lc(b)^(deg a - deg b + 1) a modulo b.
    private static MultivariatePolynomial<TDomain, TElement>[] PseudoRemainder(MultivariatePolynomial<TDomain, TElement>[] a, MultivariatePolynomial<TDomain, TElement>[] b)
    {
        MultivariatePolynomial<TDomain, TElement>[] rest = [.. a];
        MultivariatePolynomial<TDomain, TElement> leading = b[^1];
        for (int i = a.Length - b.Length; i >= 0; i--)
        {
            MultivariatePolynomial<TDomain, TElement> digit = rest[i + b.Length - 1];
            for (int j = 0; j < i + b.Length - 1; j++)
            {
                rest[j] = leading * rest[j];
                if (j >= i) rest[j] -= digit * b[j - i];
            }
        }
        int length = b.Length - 1;
        while (length > 0 && rest[length - 1].IsZero) length--;
        return rest[..length];
    }
}
