using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class RealAlgebraicNumberTests
{
    [Fact]
    public void The_sample_of_the_documentation_is_right()
    {
        RealAlgebraicNumber two = RealAlgebraicNumber.Sqrt(2), three = RealAlgebraicNumber.Sqrt(3), sum = two + three;
        Assert.Equal("x^4 - 10*x^2 + 1", sum.MinimalPolynomial.ToString());
        Assert.Equal("3.146264369941972342329135065716", sum.ToDecimal(30));
        Assert.True(sum * sum == 5 + (2 * RealAlgebraicNumber.Sqrt(6)));
        Assert.False(sum < new Rational(22, 7));
        RealAlgebraicNumber golden = (1 + RealAlgebraicNumber.Sqrt(5)) / 2;
        Assert.Equal("x^2 - x - 1", golden.MinimalPolynomial.ToString());
        RealAlgebraicNumber plastic = RealAlgebraicNumber.RootsOf(new IntegerPolynomial(-1, -1, 0, 1))[0];
        Assert.Equal("1.3247179572", plastic.ToDecimal(10));
        RealAlgebraicNumber cube = (golden + plastic).Pow(3);
        Assert.Equal(golden + plastic, cube.Root(3));
        Assert.Equal("root of x^2 - 2 near 1.41421", two.ToString());
    }

    [Fact]
    public void The_laws_of_a_field_hold()
    {
        var any = new AnyNumber("laws");
        for (int i = 0; i < 60; i++)
        {
            RealAlgebraicNumber a = any.Next(2), b = any.Next(3), c = any.Next(1);
            Assert.Equal(a + b, b + a);
            Assert.Equal(a * b, b * a);
            Assert.Equal((a + b) * c, (a * c) + (b * c));
            Assert.Equal(a, a + b - b);
            Assert.True((a - a).IsZero);
            Assert.Equal((a - b).Sign, a.CompareTo(b));
            Assert.Equal(a * a * a, a.Pow(3));
            if (b.IsZero) continue;
            Assert.Equal(a, a * b / b);
            Assert.Equal(RealAlgebraicNumber.One, b * b.Reciprocal());
            Assert.Equal(b.Pow(-2), 1 / (b * b));
            if (b.Sign > 0) Assert.Equal(b, b.Root(3).Pow(3));
            Assert.Equal(b.Abs(), (b * b).Root(2));
        }
    }

    [Fact]
    public void Values_agree_with_doubles_and_are_roots_of_their_minimal_polynomials()
    {
        var any = new AnyNumber("doubles");
        for (int i = 0; i < 150; i++)
        {
            RealAlgebraicNumber a = any.Next(3), b = any.Next(2);
            (double x, double y) = ((double)a, (double)b);
            Close(x + y, a + b);
            Close(x * y, a * b);
            Close(x - y, a - b);
            Assert.True((a * b).MinimalPolynomial.IsIrreducible());
            Assert.Equal(Math.Floor(x), (double)a.Floor());
            Assert.Equal(Math.Ceiling(x), (double)a.Ceiling());
            string digits = a.ToDecimal(12);
            Assert.True(Math.Abs(double.Parse(digits, CultureInfo.InvariantCulture) - x) <= 1e-12 + (1e-15 * Math.Abs(x)));
            // The digits lie within half a unit of the number, exactly.
            Rational shown = Rational.Parse(a.ToDecimal(40)), half = Rational.Pow(10, -40) / 2;
            Assert.True(a >= shown - half && a <= shown + half);
        }

        static void Close(double expected, RealAlgebraicNumber actual)
        {
            double value = (double)actual;
            Assert.True(Math.Abs(expected - value) <= 1e-9 * (1 + Math.Abs(expected)), $"{expected} and {value}");
        }
    }

    [Fact]
    public void Roots_are_sorted_and_different()
    {
        IntegerPolynomial x = IntegerPolynomial.X, f = (x.Pow(2) - 2) * (x.Pow(2) - 3) * ((x * 3) - 4) * (x.Pow(5) - x - 1) * x * (x.Pow(2) - 2);
        IReadOnlyList<RealAlgebraicNumber> roots = RealAlgebraicNumber.RootsOf(f);
        Assert.Equal(7, roots.Count);
        for (int i = 1; i < roots.Count; i++) Assert.True(roots[i - 1] < roots[i]);
        Assert.Equal(RealAlgebraicNumber.Sqrt(2), RealAlgebraicNumber.RootsOf(x.Pow(4) - 4)[1]);
        foreach (RootInterval root in RealRoots.Isolate(f)) Assert.Contains(RealAlgebraicNumber.RootOf(f.Radical(), root), roots);
        Assert.Throws<InputError>(() => RealAlgebraicNumber.RootOf(f, new RootInterval(5, 6)));
        Assert.Throws<InputError>(() => RealAlgebraicNumber.Sqrt(-2));
    }

    [Fact]
    public void Nested_radicals_denest()
    {
        // sqrt(5 + 2 sqrt 6) = sqrt 2 + sqrt 3; cbrt(2 + sqrt 5) + cbrt(2 - sqrt 5) = 1 (Cardano).
        RealAlgebraicNumber five = RealAlgebraicNumber.Sqrt(5);
        Assert.Equal(RealAlgebraicNumber.Sqrt(2) + RealAlgebraicNumber.Sqrt(3), (5 + (2 * RealAlgebraicNumber.Sqrt(6))).Root(2));
        Assert.Equal(RealAlgebraicNumber.One, (2 + five).Root(3) + (2 - five).Root(3));
        // Ramanujan: cbrt(cbrt 2 - 1) = cbrt(1/9) - cbrt(2/9) + cbrt(4/9).
        RealAlgebraicNumber Cube(Rational value) => ((RealAlgebraicNumber)value).Root(3);
        Assert.Equal((Cube(2) - 1).Root(3), Cube(new Rational(1, 9)) - Cube(new Rational(2, 9)) + Cube(new Rational(4, 9)));
    }

    [Fact]
    public void Cosines_satisfy_their_polynomials()
    {
        // cos(2 pi / 7) + cos(4 pi / 7) + cos(6 pi / 7) = -1/2; the roots of (T_7 - 1) / (x - 1) are double.
        IntegerPolynomial f = SpecialPolynomials.Chebyshev(7) - 1;
        IReadOnlyList<RealAlgebraicNumber> cosines = RealAlgebraicNumber.RootsOf(f);
        Assert.Equal(4, cosines.Count);
        Assert.Equal(new Rational(-1, 2), cosines[0] + cosines[1] + cosines[2]);
        Assert.Equal(new Rational(1, 8), cosines[0] * cosines[1] * cosines[2]);
    }

    [Fact]
    public void Elements_of_the_number_field_have_values()
    {
        RealAlgebraicNumber alpha = RealAlgebraicNumber.RootsOf(new IntegerPolynomial(-1, -1, 0, 1))[0];
        ExtensionField<RationalField, Rational> field = alpha.ToField();
        Rational[] a = [1, new Rational(2, 3), -1], b = [0, 5, new Rational(1, 2)];
        Assert.Equal(alpha, alpha.Evaluate(field.Generator));
        Assert.Equal(alpha.Evaluate(a) * alpha.Evaluate(b), alpha.Evaluate(field.Multiply(a, b)));
        Assert.Equal(alpha.Evaluate(a) / alpha.Evaluate(b), alpha.Evaluate(field.Multiply(a, field.Invert(b))));
        Assert.Equal(alpha.Evaluate(a) + alpha.Evaluate(b), alpha.Evaluate(field.Add(a, b)));
    }

    private sealed class AnyNumber(string purpose)
    {
        private readonly AnyPolynomial polynomials = new($"algebraic numbers/{purpose}");

        /// <summary>A real number of at most that degree.</summary>
        public RealAlgebraicNumber Next(int degree)
        {
            while (true)
            {
                IntegerPolynomial f = polynomials.NotConstant(degree + 1, 4);
                IReadOnlyList<RealAlgebraicNumber> roots = RealAlgebraicNumber.RootsOf(f);
                if (roots.Count > 0) return roots[polynomials.Random.NextBelow(roots.Count)];
            }
        }
    }
}
