using System.Globalization;
using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class IntegerTests
{
    private const int Cases = 4000;

    private static void Same(BigInteger expected, Integer actual) => Assert.Equal(expected, (BigInteger)actual);

    [Fact]
    public void Arithmetic_is_that_of_the_platform()
    {
        var edges = new EdgeNumbers("integers");
        for (int i = 0; i < Cases; i++)
        {
            Integer a = edges.Any(12), b = edges.Any(12);
            BigInteger x = (BigInteger)a, y = (BigInteger)b;
            Same(x + y, a + b);
            Same(x - y, a - b);
            Same(x * y, a * b);
            Same(x * x, Integer.Square(a));
            Same(-x, -a);
            Assert.Equal(a, (Integer)x);
            Assert.Equal(x.CompareTo(y), a.CompareTo(b));
            Assert.Equal(x == y, a == b);
            Assert.Equal(BigInteger.Abs(x).GetBitLength(), a.BitLength);
            int shift = edges.Random.NextBelow(200);
            Same(x << shift, a << shift);
            Same(x >> shift, a >> shift);
            Same(BigInteger.Abs(x) % (BigInteger.One << shift), Integer.LowBits(a, shift));
            if (b.IsZero) continue;
            (Integer q, Integer r) = Integer.DivRem(a, b);
            Same(BigInteger.DivRem(x, y, out BigInteger rest), q);
            Same(rest, r);
            Same(rest, a % b);
            (q, r) = Integer.FloorDivRem(a, b);
            Assert.Equal(a, (q * b) + r);
            Assert.True(r.IsZero || r.Sign == b.Sign);
            Assert.True(Integer.Abs(r) < Integer.Abs(b));
        }
    }

    [Fact]
    public void Equal_numbers_have_equal_hashes_however_they_were_made()
    {
        var edges = new EdgeNumbers("hash");
        for (int i = 0; i < Cases; i++)
        {
            Integer a = edges.Any(5), b = edges.Any(5), same = a + b - b;
            Assert.Equal(a, same);
            Assert.Equal(a.GetHashCode(), same.GetHashCode());
            Assert.Equal(a.IsSmall, same.IsSmall);
        }
    }

    [Fact]
    public void The_greatest_common_divisor_divides_and_is_a_combination()
    {
        var edges = new EdgeNumbers("gcd");
        for (int i = 0; i < Cases; i++)
        {
            int most = i % 40 == 0 ? 100 : 10;
            Integer common = edges.Any(most / 2), a = edges.Any(most) * common, b = edges.Any(most) * common;
            if (i % 7 == 0) b = a + edges.Any(1);
            Integer gcd = Integer.Gcd(a, b);
            Same(BigInteger.GreatestCommonDivisor((BigInteger)a, (BigInteger)b), gcd);
            (Integer g, Integer x, Integer y) = Integer.ExtendedGcd(a, b);
            Assert.Equal(gcd, g);
            Assert.Equal(g, (a * x) + (b * y));
            if (a.IsZero || b.IsZero || Integer.Abs(a) == Integer.Abs(b)) continue;
            Assert.True(Integer.Abs(x) * g <= Integer.Abs(b));
            Assert.True(Integer.Abs(y) * g <= Integer.Abs(a));
            Assert.Equal(Integer.Abs(a * b), Integer.Lcm(a, b) * g);
        }
    }

    [Fact]
    public void The_greatest_common_divisor_of_neighbouring_Fibonacci_numbers_is_1()
    {
        Integer a = 1, b = 1;
        for (int i = 0; i < 3000; i++)
        {
            (a, b) = (b, a + b);
            Assert.True(Integer.Gcd(a, b).IsOne);
        }
    }

    [Fact]
    public void Inverses_multiply_to_1()
    {
        var edges = new EdgeNumbers("inverse");
        for (int i = 0; i < 1000; i++)
        {
            Integer modulus = Integer.Abs(edges.Integer(1 + edges.Random.NextBelow(6))), a = edges.Any(8);
            bool exists = Integer.TryInvert(a, modulus, out Integer inverse);
            Assert.Equal(Integer.Gcd(a, modulus).IsOne, exists);
            if (!exists) continue;
            Assert.Equal(Integer.Mod(1, modulus), Integer.Mod(a * inverse, modulus));
            Assert.True(inverse.Sign >= 0 && inverse < modulus);
        }
    }

    [Fact]
    public void Decimal_digits_are_those_of_the_platform_and_are_read_back()
    {
        var edges = new EdgeNumbers("digits");
        for (int i = 0; i < Cases; i++)
        {
            Integer a = edges.Any(i % 100 == 0 ? 400 : 8);
            string text = a.ToString();
            Assert.Equal(((BigInteger)a).ToString(CultureInfo.InvariantCulture), text);
            Assert.Equal(a, Integer.Parse(text));
            Assert.Equal(a, Integer.Parse((a.Sign < 0 ? "-000" : "+000") + text.TrimStart('-')));
        }
        for (int digits = 1; digits < 2500; digits += Step(digits))
        {
            Integer power = Integer.Pow(10, digits);
            Assert.Equal("1" + new string('0', digits), power.ToString());
            Assert.Equal(new string('9', digits), (power - 1).ToString());
            Assert.Equal(power, Integer.Parse(power.ToString()));
        }
        static int Step(int digits) => digits < 60 ? 1 : 37;
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("--1")]
    [InlineData("1 ")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    [InlineData("1.0")]
    [InlineData("0x10")]
    [InlineData("١٢")]
    public void Other_texts_are_refused(string text)
    {
        Assert.False(Integer.TryParse(text, out Integer value));
        Assert.True(value.IsZero);
        Assert.Throws<InputError>(() => Integer.Parse(text));
    }

    [Fact]
    public void Texts_with_more_digits_than_the_limit_are_refused()
    {
        Assert.False(Integer.TryParse("12345", out _, digitLimit: 4));
        Assert.True(Integer.TryParse("1234", out _, digitLimit: 4));
    }

    [Fact]
    public void The_square_root_is_the_floor()
    {
        var edges = new EdgeNumbers("roots");
        for (int i = 0; i < Cases; i++)
        {
            Integer a = Integer.Abs(edges.Any(i % 100 == 0 ? 300 : 10));
            if (i % 3 == 0) a = (a * a) - (i % 2);
            if (a.Sign < 0) continue;
            Integer root = Integer.Sqrt(a);
            Assert.True(root * root <= a && a < (root + 1) * (root + 1));
            Assert.Equal(root * root == a, Integer.IsSquare(a, out Integer exact));
            if (root * root == a) Assert.Equal(root, exact);
        }
        for (int i = 0; i < 100_000; i++) Assert.Equal((Integer)(long)Math.Sqrt(i), Integer.Sqrt(i));
    }

    [Fact]
    public void Roots_of_any_degree_are_rounded_towards_zero()
    {
        var edges = new EdgeNumbers("higher roots");
        for (int i = 0; i < 1000; i++)
        {
            int degree = 1 + edges.Random.NextBelow(9);
            Integer a = Integer.Abs(edges.Any(6));
            if (i % 3 == 0) a = Integer.Max(Integer.Pow(a, degree) - (i % 2), 0);
            Integer root = Integer.Root(a, degree);
            Assert.True(Integer.Pow(root, degree) <= a && a < Integer.Pow(root + 1, degree));
            if (degree % 2 == 1) Assert.Equal(-root, Integer.Root(-a, degree));
        }
    }

    [Fact]
    public void Powers_are_those_of_the_platform()
    {
        var edges = new EdgeNumbers("powers");
        for (int i = 0; i < 1000; i++)
        {
            Integer a = edges.Any(3);
            int exponent = edges.Random.NextBelow(40);
            Same(BigInteger.Pow((BigInteger)a, exponent), Integer.Pow(a, exponent));
        }
        Assert.Equal(Integer.One, Integer.Pow(0, 0));
    }

    [Fact]
    public void Modular_powers_are_those_of_the_platform()
    {
        var edges = new EdgeNumbers("modular powers");
        for (int i = 0; i < 1000; i++)
        {
            Integer a = edges.Any(6), exponent = Integer.Abs(edges.Any(2));
            Integer modulus = Integer.Abs(edges.Integer(1 + edges.Random.NextBelow(i % 50 == 0 ? 110 : 6)));
            var expected = BigInteger.ModPow((BigInteger)a, (BigInteger)exponent, (BigInteger)modulus);
            if (expected.Sign < 0) expected += (BigInteger)modulus;
            Same(expected, Integer.ModPow(a, exponent, modulus));
        }
    }

    [Fact]
    public void Doubles_are_the_nearest_with_ties_to_even()
    {
        var edges = new EdgeNumbers("doubles");
        for (int i = 0; i < Cases; i++)
        {
            // 53 or 54 bits decide; what follows is nothing, one unit, or one unit less.
            Integer head = (edges.Random.NextUInt64() >> (9 + edges.Random.NextBelow(3))) | 1UL;
            int shift = edges.Random.NextBelow(900);
            Integer a = (head << shift) + (edges.Random.NextBelow(3) - 1);
            double value = (double)a;
            Assert.Equal(double.Parse(a.ToString(), CultureInfo.InvariantCulture), value);
            Assert.Equal(-value, (double)-a);
            Same((BigInteger)value, (Integer)value);
            Same((BigInteger)(value / 3), (Integer)(value / 3));
        }
        Assert.Equal(double.MaxValue, (double)(Integer)double.MaxValue);
        Assert.Equal(double.PositiveInfinity, (double)(Integer.One << 1024));
        Assert.Equal(double.PositiveInfinity, (double)((Integer.One << 1024) - 1));
        Assert.Throws<OverflowException>(() => (Integer)double.NaN);
    }

    [Fact]
    public void Machine_numbers_go_both_ways_at_their_limits()
    {
        foreach (long value in new[] { long.MinValue, long.MinValue + 1, -1, 0, 1, long.MaxValue }) Assert.Equal(value, (long)(Integer)value);
        foreach (ulong value in new ulong[] { 0, 1, (ulong)long.MaxValue + 1, ulong.MaxValue }) Assert.Equal(value, (ulong)(Integer)value);
        Assert.Throws<OverflowException>(() => (long)((Integer)long.MaxValue + 1));
        Assert.Throws<OverflowException>(() => (long)((Integer)long.MinValue - 1));
        Assert.Throws<OverflowException>(() => (ulong)Integer.MinusOne);
        Assert.Throws<OverflowException>(() => (ulong)((Integer)ulong.MaxValue + 1));
        Assert.Throws<OverflowException>(() => (int)((Integer)int.MaxValue + 1));
    }

    [Fact]
    public void Division_by_zero_throws()
    {
        Assert.Throws<DivideByZeroException>(() => Integer.One / 0);
        Assert.Throws<DivideByZeroException>(() => Integer.One % 0);
        Assert.Throws<DivideByZeroException>(() => Integer.DivRem(Integer.One << 100, 0));
    }

    [Fact]
    public void Small_values_allocate_nothing()
    {
        Integer sum = 0;
        Work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);

        void Work()
        {
            for (long i = 1; i < 1000; i++)
            {
                Integer a = i * 1_000_003, b = -i;
                sum += (a * b) + (a / b) - (a % 17) + Integer.Gcd(a, b) + (a << 3) + (a >> 2);
                if (a == b || a < b || !Integer.Mod(b, 7).Equals(Integer.Mod(b + 7, 7))) sum = -1;
            }
        }
    }
}
