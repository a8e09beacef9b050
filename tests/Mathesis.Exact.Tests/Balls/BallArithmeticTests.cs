namespace Mathesis.Exact.Tests;

/// <summary>Rational points of the operands: the exact result of each must lie in the ball of the result.</summary>
public class BallArithmeticTests
{
    private const int Cases = 4000;

    [Fact]
    public void Results_contain_the_values_at_points_of_the_operands()
    {
        var samples = new BallSamples("arithmetic");
        for (int i = 0; i < Cases; i++)
        {
            int precision = samples.Precision();
            (Ball a, Rational x) = samples.Next();
            (Ball b, Rational y) = samples.Next();
            Assert.True(a.Contains(x) && b.Contains(y));
            Assert.True(Ball.Add(a, b, precision).Contains(x + y));
            Assert.True(Ball.Subtract(a, b, precision).Contains(x - y));
            Assert.True(Ball.Multiply(a, b, precision).Contains(x * y));
            Assert.True(Ball.Square(a, precision).Contains(x * x));
            Assert.True(Ball.Abs(a).Contains(Rational.Abs(x)));
            Assert.True(Ball.Union(a, b, precision).Contains(x) && Ball.Union(a, b, precision).Encloses(a) && Ball.Union(a, b, precision).Encloses(b));
            Assert.True(a.Round(precision).Encloses(a));
            Ball quotient = Ball.Divide(a, b, precision);
            if (b.ContainsZero) Assert.False(quotient.IsFinite);
            else Assert.True(quotient.Contains(x / y));
            int exponent = samples.Random.NextBelow(9) - 3;
            if (exponent >= 0 || !a.ContainsZero) Assert.True(Ball.Pow(a, exponent, precision).Contains(Rational.Pow(x, exponent)));
        }
    }

    [Fact]
    public void Roots_contain_the_roots_of_powers()
    {
        var samples = new BallSamples("roots");
        for (int i = 0; i < Cases; i++)
        {
            int degree = 1 + samples.Random.NextBelow(8), precision = samples.Precision();
            (_, Rational x) = samples.Next();
            if (degree % 2 == 0) x = Rational.Abs(x);
            if (x.IsZero) continue;
            Ball power = Ball.Of(Rational.Pow(x, degree), 40 + samples.Random.NextBelow(300));
            power = power.Widen(Radius.PowerOfTwo(power.Top - 3 - samples.Random.NextBelow(80)));
            Assert.True(Ball.Root(power, degree, precision).Contains(x));
        }
    }

    [Fact]
    public void Exact_operands_lose_no_more_than_the_last_bits()
    {
        var samples = new BallSamples("accuracy");
        for (int i = 0; i < Cases; i++)
        {
            int precision = 30 + samples.Random.NextBelow(400);
            Ball a = samples.Next().Ball.Midpoint, b = samples.Next().Ball.Midpoint;
            if (a.IsZero || b.IsZero) continue;
            foreach (Ball result in (Ball[])[Ball.Add(a, b, precision), Ball.Multiply(a, b, precision), Ball.Divide(a, b, precision), Ball.Sqrt(Ball.Abs(a), precision)])
                Assert.True(result.IsExact || result.AccurateBits >= precision - 3, $"{result.AccurateBits} of {precision}");
        }
    }

    [Fact]
    public void Signs_floors_and_comparisons_say_only_what_is_certain()
    {
        var samples = new BallSamples("comparison");
        for (int i = 0; i < Cases; i++)
        {
            (Ball a, Rational x) = samples.Next();
            (Ball b, Rational y) = samples.Next();
            if (a.Sign is int sign) Assert.Equal(x.Sign, sign);
            else Assert.True(a.Contains(Rational.Zero));
            if (a.Floor is Integer floor) Assert.Equal(Rational.Floor(x), floor);
            if (Ball.Compare(a, b) is int order) Assert.Equal(x.CompareTo(y), order);
            if (Ball.Overlap(a, b)) continue;
            Assert.NotEqual(x, y);
        }
    }

    [Fact]
    public void What_is_undefined_is_indeterminate()
    {
        Ball around = Ball.Zero.Widen(Radius.PowerOfTwo(-10));
        Assert.False(Ball.Divide(1, around, 53).IsFinite);
        Assert.False(Ball.Divide(1, 0, 53).IsFinite);
        Assert.False(Ball.Sqrt(-1, 53).IsFinite);
        Assert.False(Ball.Log(around, 53).IsFinite);
        Assert.False(Ball.Log(0, 53).IsFinite);
        Assert.False(Ball.Asin(2, 53).IsFinite);
        Assert.False(Ball.Acos(-2, 53).IsFinite);
        Assert.False(Ball.Atanh(1, 53).IsFinite);
        Assert.False(Ball.Acosh(0, 53).IsFinite);
        Assert.False(Ball.Exp(Ball.Scale(1, 60), 53).IsFinite);
        Assert.True(Ball.Exp(Ball.Scale(-1, 60), 53).IsFinite);
        Assert.Null(around.Sign);
        Assert.Equal("indeterminate", Ball.Indeterminate.ToString());
    }
}
