using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class IntegerRelationTests
{
    [Fact]
    public void Planted_relations_are_found_by_both_methods()
    {
        var random = new RandomStream("exact/tests/relations", 1);
        for (int i = 0; i < 40; i++)
        {
            int n = 3 + random.NextBelow(4), precision = 400;
            Integer[] planted = [.. Enumerable.Range(0, n).Select(_ => (Integer)(random.NextBelow(2001) - 1000))];
            planted[^1] = 1 + random.NextBelow(1000);
            if (planted[0].IsZero) planted[0] = 1;
            Ball[] values = [.. Enumerable.Range(0, n - 1).Select(k => Ball.Log(2 + (i * 7) + (k * k) + k, precision)), Ball.Zero];
            // Logarithms may have relations of their own; sines of 1, 2, 3 ... do not at this size.
            for (int k = 0; k + 1 < n; k++) values[k] = Ball.Sin(Ball.Divide(1 + (i * 10) + k, 7, precision), precision);
            for (int k = 0; k + 1 < n; k++) values[^1] = Ball.Subtract(values[^1], Ball.Multiply(planted[k], values[k], precision), precision);
            values[^1] = Ball.Divide(values[^1], planted[^1], precision);
            Integer gcd = planted.Aggregate(Integer.Zero, Integer.Gcd);
            Integer[] expected = [.. planted.Select(c => c / gcd)];
            foreach (RelationSearch search in (RelationSearch[])[IntegerRelation.Find(values), IntegerRelation.FindByReduction(values)])
            {
                Assert.True(search.IsSupported);
                Assert.Equal(expected, search.Relation);
            }
        }
    }

    [Fact]
    public void Numbers_without_a_relation_have_none_that_is_supported()
    {
        var random = new RandomStream("exact/tests/no relations", 1);
        for (int i = 0; i < 60; i++)
        {
            int n = 2 + random.NextBelow(4), bits = 40 + random.NextBelow(160);
            // Random numbers that are known to so many bits only: any relation would be over-fitted.
            Ball[] values = [.. Enumerable.Range(0, n).Select(_ => new Ball(new Integer(1, [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64()]), -256, Radius.Zero)
                .Round(bits).Midpoint.Widen(Radius.PowerOfTwo(-bits)))];
            Assert.False(IntegerRelation.Find(values).IsSupported);
            Assert.False(IntegerRelation.FindByReduction(values).IsSupported);
        }
    }

    [Fact]
    public void The_bound_on_norms_is_below_every_relation()
    {
        // 1, sqrt 2 and sqrt 3 have none at all; the bound grows with the digits.
        Integer last = Integer.Zero;
        for (int bits = 100; bits <= 800; bits *= 2)
        {
            RelationSearch search = IntegerRelation.Find([Ball.One, Ball.Sqrt(2, bits), Ball.Sqrt(3, bits)]);
            Assert.False(search.IsSupported);
            Assert.True(search.NormBelow > last);
            last = search.NormBelow!.Value;
        }
        Assert.True(last.BitLength > 200);
    }

    [Fact]
    public void Machins_formula_is_found()
    {
        const int Bits = 300;
        Ball quarter = Ball.Atan(1, Bits), fifth = Ball.Atan(Ball.Divide(1, 5, Bits), Bits), small = Ball.Atan(Ball.Divide(1, 239, Bits), Bits);
        Assert.Equal([1, -4, 1], IntegerRelation.Find([quarter, fifth, small]).Relation!);
    }

    [Theory]
    [InlineData("1.4142135623730950488016887242096980785696718753769480731766797379907324784621", "-2 0 1")]
    [InlineData("3.14626436994197234232913506571557044551247712918732870123248671744266", "1 0 -10 0 1")]
    [InlineData("0.750000000000000", "-3 4")]
    [InlineData("1.32471795724474602596090885447809734", "-1 -1 0 1")]
    public void Minimal_polynomials_are_recognised(string text, string coefficients)
    {
        RelationSearch search = MinimalPolynomial.Find(OfDecimal(text), 6);
        Assert.Equal(coefficients, string.Join(' ', search.Relation!));
    }

    [Fact]
    public void Too_few_digits_are_refused()
    {
        Assert.Null(MinimalPolynomial.Find(OfDecimal("1.41421356"), 4).Relation);
        Assert.Null(MinimalPolynomial.Find(Constants.Pi(200), 6).Relation);
        Assert.Throws<InputError>(() => MinimalPolynomial.Find(Ball.One, 0));
        Assert.Throws<InputError>(() => IntegerRelation.Find([Ball.One]));
        Assert.Throws<InputError>(() => IntegerRelation.Find([Ball.One, Ball.Indeterminate]));
    }

    /// <summary>A decimal number that is right to a unit of its last digit: rounded or cut.</summary>
    private static Ball OfDecimal(string text)
    {
        int places = text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1;
        Ball error = Ball.Divide(1, Integer.Pow(10, places), 64);
        return Ball.Of(Rational.Parse(text), (4 * places) + 32).Widen(error.MagnitudeAbove);
    }
}
