using System.Numerics;

namespace Mathesis.Exact.Tests;

public class IntegerTextTests
{
    [Fact]
    public void Digits_of_every_radix_are_read_back()
    {
        var edges = new EdgeNumbers("radix");
        for (int i = 0; i < 700; i++)
        {
            int radix = 2 + (i % 35);
            Integer a = edges.Any(i % 70 < 35 ? 4 : 90);
            string text = a.ToString(radix);
            Assert.Equal(a, Integer.ParseRadix(text, radix));
            Assert.Equal(a, Integer.ParseRadix(text.ToUpperInvariant(), radix));
            // Horner's rule, independent of the chunks.
            if (text.Length < 60) Assert.Equal(Integer.Abs(a), text.TrimStart('-').Aggregate(Integer.Zero, (sum, c) => (sum * radix) + (char.IsDigit(c) ? c - '0' : c - 'a' + 10)));
        }
        Assert.Equal("0", Integer.Zero.ToString(7));
        Assert.False(Integer.TryParseRadix("12", 2, out _));
    }

    [Fact]
    public void Bit_operations_are_those_of_the_platform()
    {
        var edges = new EdgeNumbers("bits");
        for (int i = 0; i < 3000; i++)
        {
            Integer a = edges.Any(5), b = edges.Any(5);
            BigInteger x = (BigInteger)a, y = (BigInteger)b;
            Assert.Equal(x & y, (BigInteger)(a & b));
            Assert.Equal(x | y, (BigInteger)(a | b));
            Assert.Equal(x ^ y, (BigInteger)(a ^ b));
            Assert.Equal(-x - 1, (BigInteger)~a);
        }
    }

    [Fact]
    public void Perfect_powers_are_recognised()
    {
        for (int n = 2; n < 5000; n++)
        {
            (int Root, int Exponent) expected = (n, 1);
            for (int e = 12; e >= 2 && expected.Exponent == 1; e--)
                for (int r = 2; Math.Pow(r, e) <= n + 0.5; r++)
                    if (Integer.Pow(r, e) == n) expected = (r, e);
            Assert.Equal(expected.Exponent > 1, Integer.IsPerfectPower(n, out Integer root, out int exponent));
            Assert.Equal(expected, ((int)root, exponent));
        }
        Assert.True(Integer.IsPerfectPower(Integer.Pow(-6, 105), out Integer odd, out int power));
        Assert.Equal((-6, 105), ((int)odd, power));
    }

    [Fact]
    public void Products_agree_with_their_definitions()
    {
        Integer factorial = 1, fibonacci = 0, next = 1;
        for (int n = 0; n < 300; n++)
        {
            Assert.Equal(factorial, Factorial.Of(n));
            Assert.Equal(fibonacci, Fibonacci.Of(n));
            Assert.Equal(n == 0 ? 2 : Fibonacci.Of(n - 1) + Fibonacci.Of(n + 1), Fibonacci.Lucas(n));
            Assert.Equal(factorial, n == 0 ? 1 : Factorial.Double(n) * Factorial.Double(n - 1));
            Assert.Equal(PrimeSieve.UpTo((ulong)n).Aggregate(Integer.One, (product, p) => product * p), Primorial.Of(n));
            factorial *= n + 1;
            (fibonacci, next) = (next, fibonacci + next);
        }
        foreach (int n in new[] { 5, 100, 2500 })
            for (int k = 0; k <= n; k += Math.Max(1, n / 40))
                Assert.Equal(Binomial.Of(n, k), Factorial.Of(n) / (Factorial.Of(k) * Factorial.Of(n - k)));
    }
}
