using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class RadiusTests
{
    private const int Cases = 20_000;

    [Fact]
    public void Every_operation_rounds_towards_its_side()
    {
        var random = new RandomStream("exact/tests/radius", 1);
        for (int i = 0; i < Cases; i++)
        {
            Radius a = Any(random), b = Any(random);
            Rational x = Value(a), y = Value(b);
            AssertJustAbove(Value(a + b), x + y);
            AssertJustAbove(Value(a * b), x * y);
            if (!b.IsZero) AssertJustAbove(Value(a / b), x / y);
            Rational difference = Value(Radius.DifferenceBelow(a, b));
            Assert.True(difference <= Rational.Abs(x > y ? x - y : Rational.Zero));
            if (x > y) Assert.True((x - y) - difference <= x / (1 << 28));
            Assert.Equal(x.CompareTo(y), a.CompareTo(b));
            Assert.Equal(x > y ? x : y, Value(Radius.Max(a, b)));
        }
    }

    [Fact]
    public void Cuts_of_integers_are_on_their_sides()
    {
        var edges = new EdgeNumbers("radius of integers");
        for (int i = 0; i < Cases; i++)
        {
            Integer a = edges.Any(4);
            var magnitude = (Rational)Integer.Abs(a);
            AssertJustAbove(Value(Radius.Above(a, 0)), magnitude);
            Rational below = Value(Radius.Below(a, 0));
            Assert.True(below <= magnitude && magnitude - below <= magnitude / (1 << 28));
        }
    }

    [Fact]
    public void Infinity_absorbs()
    {
        Radius infinite = Radius.Infinite, one = Radius.PowerOfTwo(0);
        Assert.True((infinite + one).IsInfinite && (one + infinite).IsInfinite && (infinite * Radius.Zero).IsInfinite);
        Assert.True((one / Radius.Zero).IsInfinite && (infinite / one).IsInfinite);
        Assert.True(one < infinite && Radius.Zero < one);
        Assert.Equal("infinity", infinite.ToString());
    }

    [Fact]
    public void The_text_is_an_upper_bound()
    {
        var random = new RandomStream("exact/tests/radius text", 1);
        for (int i = 0; i < 2000; i++)
        {
            Radius a = Any(random);
            Rational shown = Rational.Parse(a.ToString());
            Assert.True(shown >= Value(a), a.ToString());
            Assert.True(shown <= Value(a) * new Rational(102, 100) || a.IsZero);
        }
    }

    private static Radius Any(RandomStream random) => random.NextBelow(10) == 0
        ? Radius.Zero
        : Radius.Scale(Radius.Units(1 + (random.NextUInt64() >> (2 + random.NextBelow(61))), 0), random.NextBelow(200) - 100);

    private static Rational Value(Radius a)
    {
        (Integer mantissa, long exponent) = a.Parts;
        return exponent >= 0 ? mantissa << (int)exponent : new Rational(mantissa, Integer.One << (int)-exponent);
    }

    private static void AssertJustAbove(Rational bound, Rational value)
    {
        Assert.True(bound >= value);
        Assert.True(bound - value <= value / (1 << 28));
    }
}
