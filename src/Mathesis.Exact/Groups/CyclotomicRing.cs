using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// Z[z] for a primitive n-th root of unity z = e^(2 pi i / n): the ring that the characters of groups of exponent n take their
/// values in. An element is a polynomial in z of a degree below phi(n), so equal elements are equal polynomials.
/// </summary>
public sealed class CyclotomicRing
{
    private readonly IntegerPolynomial minimal;

    /// <summary>The ring of the n-th roots of unity.</summary>
    /// <param name="n">At least 1.</param>
    public CyclotomicRing(int n)
    {
        RootOrder = n;
        minimal = SpecialPolynomials.Cyclotomic(n);
    }

    /// <summary>n.</summary>
    public int RootOrder { get; }

    /// <summary>z^k.</summary>
    /// <param name="k">Any integer.</param>
    public IntegerPolynomial Root(int k) => Reduce(IntegerPolynomial.Monomial(Integer.One, (k % RootOrder + RootOrder) % RootOrder));

    /// <summary>The sum of counts[k] z^k.</summary>
    public IntegerPolynomial Sum(ReadOnlySpan<Integer> counts) => Reduce(new IntegerPolynomial(counts));

    /// <summary>The product of two elements; their sum is that of the polynomials.</summary>
    public IntegerPolynomial Multiply(IntegerPolynomial a, IntegerPolynomial b) => Reduce(a * b);

    /// <summary>The complex conjugate: z becomes 1/z.</summary>
    public IntegerPolynomial Conjugate(IntegerPolynomial a)
    {
        var counts = new Integer[RootOrder];
        for (int k = 0; k <= a.Degree; k++) counts[(RootOrder - k) % RootOrder] = a[k];
        return Sum(counts);
    }

    /// <summary>The number itself, to the precision of float64.</summary>
    public Complex ToComplex(IntegerPolynomial a)
    {
        Complex sum = Complex.Zero;
        for (int k = 0; k <= a.Degree; k++) sum += (double)a[k] * new Complex(double.CosPi(2.0 * k / RootOrder), double.SinPi(2.0 * k / RootOrder));
        return sum;
    }

    private IntegerPolynomial Reduce(IntegerPolynomial a) => IntegerPolynomial.DivRem(a, minimal).Remainder;
}
