namespace Mathesis.Exact.Tests;

public class HalfGcdTests
{
    // Long common divisors end the reduction early: with one of them a loop once took no step and never ended.
    [Theory]
    [InlineData(1600, 0)]
    [InlineData(1600, 1)]
    [InlineData(2000, 900)]
    [InlineData(1700, 1650)]
    [InlineData(4000, 1300)]
    public void Greatest_common_divisors_of_long_numbers_divide_and_are_combinations(int limbs, int common)
    {
        var edges = new EdgeNumbers("half gcd", (ulong)(limbs + common));
        for (int i = 0; i < 3; i++)
        {
            Integer c = common == 0 ? 1 : edges.Integer(common), a = edges.Integer(limbs - common) * c, b = edges.Integer(limbs - common) * c;
            (Integer gcd, Integer x, Integer y) = Integer.ExtendedGcd(a, b);
            Assert.Equal(gcd, (a * x) + (b * y));
            Assert.True(Integer.Divides(gcd, a) && Integer.Divides(gcd, b) && Integer.Divides(c, gcd));
            Assert.Equal(gcd, Integer.Gcd(a, b));
        }
    }
}
