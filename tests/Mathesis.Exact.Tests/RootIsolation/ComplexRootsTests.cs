using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class ComplexRootsTests
{
    [Fact]
    public void Discs_hold_all_roots()
    {
        var any = new AnyPolynomial("complex roots");
        for (int i = 0; i < 150; i++) Check(any.NotConstant(9, i % 5 == 0 ? 60 : 8) * any.NotConstant(2, 6).Pow(i % 3), Rational.Pow(10, -1 - any.Random.NextBelow(40)));
    }

    [Fact]
    public void Roots_of_unity_close_roots_and_real_ones()
    {
        IntegerPolynomial x = IntegerPolynomial.X;
        Check(x.Pow(24) - 1, Rational.Pow(10, -30));
        Check(x.Pow(20) - (2 * ((50 * x) - 1).Pow(2)), Rational.Pow(10, -5));
        Check(SpecialPolynomials.Chebyshev(20), Rational.Pow(10, -20));
        Check(x * (x - 1) * (x + 1) * ((x * x) + 1), 1);
        Check(((x * x) + 1) * ((Integer.Pow(10, 12) * ((x * x) + 1)) + (2 * x)), Rational.Pow(10, -3));
        Check((1_000_000 * x) - 1, 1);
        // The root 0 was once lost beside small ones.
        Check(x * ((8 * x) - 1), 1);
        Assert.Empty(ComplexRoots.Isolate(3));
        Assert.Throws<InputError>(() => ComplexRoots.Isolate(0));
    }

    private static void Check(IntegerPolynomial f, Rational radius)
    {
        IntegerPolynomial g = f.Radical();
        IReadOnlyList<RootDisc> discs = ComplexRoots.Isolate(f, radius);
        Assert.Equal(g.Degree, discs.Count);
        Assert.Equal(RealRoots.Isolate(f).Count, discs.Count(disc => disc.IsReal));
        // The sums of the roots and of their squares follow from the coefficients.
        Rational first = Rational.Zero, second = Rational.Zero, firstError = Rational.Zero, secondError = Rational.Zero;
        for (int i = 0; i < discs.Count; i++)
        {
            (Rational re, Rational im, Rational r, bool real) = discs[i];
            Assert.True(r <= radius);
            Assert.Equal(real, im.IsZero);
            for (int j = 0; j < i; j++) Assert.True(discs[i].IsApart(discs[j]));
            first += re;
            firstError += r;
            second += (re * re) - (im * im);
            secondError += r * (r + (2 * (Rational.Abs(re) + Rational.Abs(im))));
            // The conjugate is a root too.
            if (!real) Assert.Single(discs, other => !new RootDisc(re, -im, r, IsReal: false).IsApart(other));
        }
        Rational sum = new(-g[g.Degree - 1], g.LeadingCoefficient);
        Assert.True(Rational.Abs(first - sum) <= firstError);
        Assert.True(Rational.Abs(second - ((sum * sum) - (2 * new Rational(g[g.Degree - 2], g.LeadingCoefficient)))) <= secondError);
    }
}
