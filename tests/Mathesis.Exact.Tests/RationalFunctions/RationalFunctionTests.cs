namespace Mathesis.Exact.Tests;

public class RationalFunctionTests
{
    private static readonly MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers("x", "y");

    [Fact]
    public void The_sample_of_the_documentation_is_right()
    {
        RationalFunction x = ring["x"], y = ring["y"];
        RationalFunction f = ((x * x) - (y * y)) / (x + y), g = (1 / x) + (1 / y);
        Assert.Equal("x - y", f.ToString());
        Assert.Equal("(x + y)/(x*y)", g.ToString());
        Assert.Equal("-1/(x^2)", g.Derivative("x").ToString());
        Assert.Equal("(x^3 + 1)/(x)", g.Substitute("y", x.Pow(-2)).ToString());
        Assert.Equal(new Rational(7, 2), g.Evaluate(2, new Rational(1, 3)));
        Assert.Equal(x, f + y);
        Assert.Throws<DivideByZeroException>(() => 1 / (x - x));
        Assert.Throws<DivideByZeroException>(() => g.Evaluate(0, 1));
    }

    [Fact]
    public void The_laws_of_a_field_hold_in_normal_form()
    {
        var any = new AnyMultivariate<IntegerCoefficients, Integer>(ring, "functions");
        for (int i = 0; i < 150; i++)
        {
            RationalFunction a = Any(), b = Any(), c = Any();
            AssertNormal(a + b);
            AssertNormal(a * b);
            Assert.Equal(a + (b + c), a + b + c);
            Assert.Equal(a * (b * c), a * b * c);
            Assert.Equal(a * (b + c), (a * b) + (a * c));
            Assert.True((a - a).IsZero);
            Assert.Equal((a * b).Derivative("x"), (a.Derivative("x") * b) + (a * b.Derivative("x")));
            if (!b.IsZero)
            {
                Assert.Equal(a, a / b * b);
                Assert.Equal(b.Pow(-2), 1 / (b * b));
                AssertNormal(a / b);
            }
            Rational[] point = [new(any.Random.NextInRange(-9, 9), 7), new(any.Random.NextInRange(-9, 9), 11)];
            RationalFunction sum = (a + b) * c;
            try
            {
                Assert.Equal((a.Evaluate(point) + b.Evaluate(point)) * c.Evaluate(point), sum.Evaluate(point));
            }
            catch (DivideByZeroException)
            {
                // A pole of one of them.
                Assert.True(a.Denominator.IsConstant is false || b.Denominator.IsConstant is false || c.Denominator.IsConstant is false);
            }
        }

        RationalFunction Any() => new(any.Next(3, 2, 4), any.NotZero(3, 2, 4));
    }

    private static void AssertNormal(RationalFunction f)
    {
        Assert.True(f.Numerator.Gcd(f.Denominator).IsOne);
        Assert.True(f.Denominator.LeadingCoefficient.Sign > 0);
    }
}
