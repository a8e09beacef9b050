using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class RationalTests
{
    private const int Cases = 3000;

    private static Rational Any(EdgeNumbers edges)
    {
        int most = edges.Random.NextBelow(3) == 0 ? 3 : 1;
        Integer p = edges.Any(most), q = edges.Integer(1 + edges.Random.NextBelow(most));
        // Small denominators meet often, so that sums cancel.
        if (edges.Random.NextBelow(2) == 0) (p, q) = (p % 100, (q % 12) + 13);
        return new Rational(p, q);
    }

    private static void AssertReduced(Rational a)
    {
        Assert.True(a.Denominator.Sign > 0);
        Assert.True(Integer.Gcd(a.Numerator, a.Denominator).IsOne);
    }

    [Fact]
    public void The_laws_of_a_field_hold_in_lowest_terms()
    {
        var edges = new EdgeNumbers("rationals");
        for (int i = 0; i < Cases; i++)
        {
            Rational a = Any(edges), b = Any(edges), c = Any(edges);
            AssertReduced(a + b);
            AssertReduced(a * b);
            Assert.Equal(new Rational((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator), a + b);
            Assert.Equal(new Rational(a.Numerator * b.Numerator, a.Denominator * b.Denominator), a * b);
            Assert.Equal(a + b, b + a);
            Assert.Equal(a + (b + c), a + b + c);
            Assert.Equal(a * (b * c), a * b * c);
            Assert.Equal(a * (b + c), (a * b) + (a * c));
            Assert.Equal(Rational.Zero, a - a);
            Assert.Equal((a - b).GetHashCode(), (a + (-b)).GetHashCode());
            if (a.IsZero) continue;
            Assert.Equal(Rational.One, a / a);
            Assert.Equal(b, b / a * a);
            AssertReduced(Rational.Reciprocal(a));
            Assert.Equal(Rational.One, Rational.Pow(a, 3) * Rational.Pow(a, -3));
        }
    }

    [Fact]
    public void The_order_is_that_of_the_difference()
    {
        var edges = new EdgeNumbers("order of rationals");
        for (int i = 0; i < Cases; i++)
        {
            Rational a = Any(edges), b = Any(edges);
            Assert.Equal((a - b).Sign, a.CompareTo(b));
            Assert.Equal(a < b, b > a);
            Assert.Equal(a == b, a <= b && a >= b);
        }
    }

    [Fact]
    public void Floors_ceilings_and_rounded_values_are_the_nearest_integers()
    {
        var edges = new EdgeNumbers("floors");
        for (int i = 0; i < Cases; i++)
        {
            Rational a = i % 4 == 0 ? new Rational(edges.Any(2), 2) : Any(edges);
            Integer floor = Rational.Floor(a), round = Rational.Round(a);
            Assert.True(floor <= a && a < floor + 1);
            Assert.Equal(a, floor + Rational.Fraction(a));
            Assert.Equal(a.IsInteger ? floor : floor + 1, Rational.Ceiling(a));
            Rational distance = Rational.Abs(a - round), half = new(1, 2);
            Assert.True(distance < half || (distance == half && round.IsEven));
        }
    }

    [Fact]
    public void Texts_are_read_back()
    {
        var edges = new EdgeNumbers("texts of rationals");
        for (int i = 0; i < Cases; i++)
        {
            Rational a = Any(edges);
            Assert.Equal(a, Rational.Parse(a.ToString()));
            string digits = a.ToDecimal(30);
            Assert.True(Rational.Abs(Rational.Parse(digits) - a) <= new Rational(1, 2 * Integer.Pow(10, 30)));
        }
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-6/8", "-3/4")]
    [InlineData("0.125", "1/8")]
    [InlineData("-.5", "-1/2")]
    [InlineData("5.", "5")]
    [InlineData("6.02e2", "602")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("+2.50E1", "25")]
    public void Decimals_are_exact(string text, string expected) => Assert.Equal(expected, Rational.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("1.5/2")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("1e999999999")]
    [InlineData("NaN")]
    public void Other_texts_are_refused(string text)
    {
        Assert.False(Rational.TryParse(text, out _));
        Assert.Throws<InputError>(() => Rational.Parse(text));
    }

    [Fact]
    public void Doubles_are_the_nearest_in_the_whole_range()
    {
        var edges = new EdgeNumbers("doubles of rationals");
        for (int i = 0; i < Cases; i++)
        {
            double value = BitConverter.UInt64BitsToDouble(edges.Random.NextUInt64());
            if (i % 3 == 0) value = BitConverter.UInt64BitsToDouble(edges.Random.NextUInt64() >> (12 + edges.Random.NextBelow(30)));
            if (!double.IsFinite(value)) continue;
            var exact = (Rational)value;
            Assert.Equal(value, (double)exact);
            // Half way to the next double the even one is taken, and off the middle the nearer one.
            double next = Math.BitIncrement(value);
            if (!double.IsFinite(next)) continue;
            Rational middle = (exact + (Rational)next) / 2, little = new(1, Integer.One << 1200);
            Assert.Equal((BitConverter.DoubleToUInt64Bits(value) & 1) == 0 ? value : next, (double)middle);
            Assert.Equal(value, (double)(middle - little));
            Assert.Equal(next, (double)(middle + little));
        }
        Assert.Equal(double.Parse("0.1", CultureInfo.InvariantCulture), (double)Rational.Parse("0.1"));
        Assert.Equal(double.PositiveInfinity, (double)(Rational)(Integer.One << 1024));
    }

    [Fact]
    public void Division_by_zero_throws()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
        Assert.Throws<DivideByZeroException>(() => Rational.Pow(0, -1));
    }

    [Fact]
    public void The_default_value_is_zero()
    {
        Rational zero = default;
        Assert.Equal(new Rational(0, -5), zero);
        Assert.Equal(new Rational(0, -5).GetHashCode(), zero.GetHashCode());
        Assert.Equal("0", zero.ToString());
    }
}
