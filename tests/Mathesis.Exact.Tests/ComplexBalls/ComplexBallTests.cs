using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class ComplexBallTests
{
    private const int Precision = 200;

    [Fact]
    public void Arithmetic_contains_the_exact_values_of_rational_points()
    {
        var random = new RandomStream("exact/tests/complex balls", 1);
        for (int i = 0; i < 2000; i++)
        {
            (Rational a, Rational b, Rational c, Rational d) = (Part(random), Part(random), Part(random), Part(random));
            int precision = 2 + random.NextBelow(150);
            ComplexBall x = ComplexBall.Of(a, b, precision), y = ComplexBall.Of(c, d, precision);
            Assert.True(ComplexBall.Add(x, y, precision).Contains(a + c, b + d));
            Assert.True(ComplexBall.Subtract(x, y, precision).Contains(a - c, b - d));
            Assert.True(ComplexBall.Multiply(x, y, precision).Contains((a * c) - (b * d), (a * d) + (b * c)));
            Assert.True(ComplexBall.Square(x, precision).Contains((a * a) - (b * b), 2 * a * b));
            Rational norm = (c * c) + (d * d);
            if (!norm.IsZero) Assert.True(ComplexBall.Divide(x, y, precision).Contains(((a * c) + (b * d)) / norm, ((b * c) - (a * d)) / norm));
        }
    }

    [Fact]
    public void Functions_agree_with_those_of_the_platform()
    {
        var functions = new (Func<ComplexBall, int, ComplexBall> Own, Func<Complex, Complex> Platform)[]
        {
            (ComplexBall.Exp, Complex.Exp), (ComplexBall.Log, Complex.Log), (ComplexBall.Sqrt, Complex.Sqrt),
            (ComplexBall.Sin, Complex.Sin), (ComplexBall.Cos, Complex.Cos), (ComplexBall.Tan, Complex.Tan),
            (ComplexBall.Sinh, Complex.Sinh), (ComplexBall.Cosh, Complex.Cosh), (ComplexBall.Tanh, Complex.Tanh),
            (ComplexBall.Asin, Complex.Asin), (ComplexBall.Acos, Complex.Acos), (ComplexBall.Atan, Complex.Atan),
        };
        var random = new RandomStream("exact/tests/complex functions", 1);
        for (int i = 0; i < 200; i++)
        {
            double re = (random.NextDouble() * 6) - 3, im = (random.NextDouble() * 6) - 3;
            var z = new ComplexBall(Ball.Of(re), Ball.Of(im));
            foreach (var (own, platform) in functions)
            {
                ComplexBall value = own(z, Precision);
                Complex expected = platform(new Complex(re, im));
                Assert.True(value.IsFinite && value.Real.Radius.ToDouble() < 1e-40 && value.Imaginary.Radius.ToDouble() < 1e-40);
                Assert.True(Complex.Abs(new Complex(value.Real.ToDouble(), value.Imaginary.ToDouble()) - expected) < 1e-12 * (1 + Complex.Abs(expected)), $"{platform.Method.Name} at {re} + {im} i");
            }
        }
    }

    [Fact]
    public void Inverse_functions_are_inverse_on_every_sheet_of_the_plane()
    {
        var pairs = new (Func<ComplexBall, int, ComplexBall> Function, Func<ComplexBall, int, ComplexBall> Inverse)[]
        {
            (ComplexBall.Exp, ComplexBall.Log), (ComplexBall.Square, ComplexBall.Sqrt), (ComplexBall.Sin, ComplexBall.Asin), (ComplexBall.Cos, ComplexBall.Acos),
            (ComplexBall.Tan, ComplexBall.Atan), (ComplexBall.Sinh, ComplexBall.Asinh), (ComplexBall.Cosh, ComplexBall.Acosh), (ComplexBall.Tanh, ComplexBall.Atanh),
        };
        var random = new RandomStream("exact/tests/complex inverses", 1);
        for (int i = 0; i < 300; i++)
        {
            Rational re = Part(random), im = Part(random);
            if (im.IsZero || re.IsZero) continue;
            ComplexBall z = ComplexBall.Of(re, im, 400);
            foreach (var (function, inverse) in pairs) Assert.True(function(inverse(z, 300), 250).Contains(re, im));
        }
    }

    [Fact]
    public void Cuts_and_poles_are_refused_and_exact_points_on_them_are_not()
    {
        var wide = new ComplexBall(-1, Ball.Zero.Widen(Radius.PowerOfTwo(-100)));
        Assert.False(ComplexBall.Log(wide, Precision).IsFinite);
        Assert.False(ComplexBall.Sqrt(wide, Precision).IsFinite);
        Assert.False(ComplexBall.Divide(1, new ComplexBall(Ball.Zero.Widen(Radius.PowerOfTwo(-9)), Ball.Zero), Precision).IsFinite);
        Assert.True(ComplexBall.Sqrt(-4, Precision).Contains(0, 2));
        Assert.True(Ball.Overlap(ComplexBall.Log(-1, Precision).Imaginary, Constants.Pi(Precision)));
        Assert.True(ComplexBall.Add(ComplexBall.Exp(ComplexBall.MultiplyByI(Constants.Pi(Precision)), Precision), 1, Precision).ContainsZero);
    }

    [Fact]
    public void Proved_roots_contain_zeros_multiply_back_and_come_in_conjugate_pairs()
    {
        var random = new RandomStream("exact/tests/complex roots as balls", 1);
        for (int i = 0; i < 20; i++)
        {
            IntegerPolynomial f = IntegerPolynomial.Monomial(1 + random.NextBelow(5), 3 + random.NextBelow(8));
            for (int k = 0; k < f.Degree; k++) f += IntegerPolynomial.Monomial(random.NextBelow(41) - 20, k);
            f = f.Radical();
            IReadOnlyList<ComplexBall> roots = ComplexRoots.ToBalls(f, 150);
            Assert.Equal(f.Degree, roots.Count);
            ComplexBall product = f.LeadingCoefficient;
            foreach (ComplexBall root in roots)
            {
                Assert.True(ComplexBall.Evaluate(f, root, 400).ContainsZero);
                Assert.True(root.Real.Radius.ToDouble() < Math.ScaleB(1, -149));
                Assert.Single(roots, other => ComplexBall.Overlap(other, root.Conjugate));
                product = ComplexBall.Multiply(product, -root, 400);
            }
            Assert.True(product.Contains(f[0], 0));
        }
    }

    private static Rational Part(RandomStream random) => new(random.NextBelow(2001) - 1000, 1 + random.NextBelow(300));
}
