using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class PowerSeriesTests
{
    [Fact]
    public void Well_known_series()
    {
        var x = PowerSeries.OverRationals(6, 0, 1);
        Assert.Equal("1 + x + 1/2*x^2 + 1/6*x^3 + 1/24*x^4 + 1/120*x^5 + O(x^6)", x.Exp().ToString());
        Assert.Equal("1 + x + x^2 + x^3 + x^4 + x^5 + O(x^6)", (1 - x).Invert().ToString());
        Assert.Equal("x - 1/2*x^2 + 1/3*x^3 - 1/4*x^4 + 1/5*x^5 + O(x^6)", (1 + x).Log().ToString());
        Assert.Equal("1 + 1/2*x - 1/8*x^2 + 1/16*x^3 - 5/128*x^4 + 7/256*x^5 + O(x^6)", (1 + x).Sqrt().ToString());
        Assert.Equal("x + x^2 + 2*x^3 + 5*x^4 + 14*x^5 + O(x^6)", ((1 - (1 - (4 * x)).Sqrt()) / 2).ToString());
        // The tree function: x exp(-x) reversed has the coefficients n^(n-1) / n!.
        var tree = (x * (-x).Exp()).Reverse();
        Integer factorial = 1;
        for (int n = 1; n < 6; n++)
        {
            factorial *= n;
            Assert.Equal(new Rational(Integer.Pow(n, n - 1), factorial), tree[n]);
        }
        Assert.Equal("O(1)", PowerSeries.OverRationals(0).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => x[6]);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(7), InlineData(16), InlineData(33), InlineData(400)]
    public void Identities_modulo_a_prime(int precision)
    {
        var field = new PrimeField64(4_611_686_018_427_387_847);
        for (ulong i = 0; i < (precision > 100 ? 2UL : 20); i++)
        {
            var stream = new RandomStream("tests/power-series", (ulong)precision, i);
            PowerSeries<PrimeField64, ulong> Any(ulong constant) =>
                new(field, precision, [constant, .. Enumerable.Range(1, precision).Select(_ => field.Random(stream))]);

            PowerSeries<PrimeField64, ulong> unit = Any(field.One), other = Any(field.One), small = Any(0), inner = Any(0);
            var one = new PowerSeries<PrimeField64, ulong>(field, precision, field.One);
            Assert.Equal(one, unit * unit.Invert());
            Assert.Equal(unit, unit.Log().Exp());
            Assert.Equal(small, small.Exp().Log());
            Assert.Equal((unit * other).Log(), unit.Log() + other.Log());
            Assert.Equal(unit, unit.Sqrt().Pow(2));
            Assert.Equal(unit.Scale(field.FromInteger(9)), unit.Scale(field.FromInteger(9)).Sqrt(field.FromInteger(-3)).Pow(2));
            Assert.Equal(unit.Pow(-3), (one / unit).Pow(3));
            Assert.Equal(small.Derivative().Integral(), small);
            Assert.Equal((unit * other).Compose(inner), unit.Compose(inner) * other.Compose(inner));
            if (precision < 2 || small[1] == 0) continue;
            var x = new PowerSeries<PrimeField64, ulong>(field, precision, 0, field.One);
            Assert.Equal(x, small.Compose(small.Reverse()));
            Assert.Equal(x, small.Reverse().Compose(small));
        }
    }

    [Fact]
    public void Composition_agrees_with_Horner()
    {
        for (int precision = 1; precision < 20; precision++)
        {
            var stream = new RandomStream("tests/power-series/composition", (ulong)precision);
            long[] f = [.. Enumerable.Range(0, precision).Select(_ => stream.NextInRange(-9, 9))], g = [0, .. Enumerable.Range(1, precision).Select(_ => stream.NextInRange(-9, 9))];
            PowerSeries<PrimeField64, ulong> inner = PowerSeries.Modulo(101, precision, g), expected = PowerSeries.Modulo(101, precision);
            for (int i = precision - 1; i >= 0; i--) expected = (expected * inner) + PowerSeries.Modulo(101, precision, f[i]);
            Assert.Equal(expected, PowerSeries.Modulo(101, precision, f).Compose(inner));
        }
    }

    [Fact]
    public void Wrong_constants_are_refused()
    {
        var x = PowerSeries.OverRationals(5, 0, 1);
        Assert.Throws<ArgumentException>(() => (1 + x).Exp());
        Assert.Throws<ArgumentException>(() => x.Log());
        Assert.Throws<ArgumentException>(() => x.Sqrt());
        Assert.Throws<ArgumentException>(() => x.Compose(1 + x));
        Assert.Throws<DivideByZeroException>(() => x.Invert());
        Assert.Throws<DivideByZeroException>(() => (x * x).Reverse());
        // log(1 + x) modulo 3 needs 1/3.
        Assert.Throws<DivideByZeroException>(() => PowerSeries.Modulo(3, 6, 1, 1).Log());
    }
}
