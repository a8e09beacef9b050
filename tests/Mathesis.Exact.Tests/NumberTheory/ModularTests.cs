using System.Numerics;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class ModularTests
{
    [Fact]
    public void ArithmeticAgreesWithBigIntegers() =>
        Gen.Select(Words.Any, Words.Any, Words.Positive).Sample(
            (a, b, n) =>
            {
                Assert.Equal((ulong)((BigInteger)a * b % n), ModularArithmetic.Multiply(a, b, n));
                Assert.Equal((ulong)(((BigInteger)(a % n) + (b % n)) % n), ModularArithmetic.Add(a % n, b % n, n));
                Assert.Equal((ulong)(((BigInteger)(a % n) - (b % n) + n) % n), ModularArithmetic.Subtract(a % n, b % n, n));
                Assert.Equal((ulong)BigInteger.ModPow(a, b, n), ModularArithmetic.Power(a, b, n));
                ulong? inverse = ModularArithmetic.TryInvert(a, n);
                Assert.Equal(BigInteger.GreatestCommonDivisor(a, n).IsOne, inverse.HasValue);
                if (inverse is ulong value)
                {
                    Assert.True(value < n);
                    Assert.Equal(BigInteger.One % n, (BigInteger)a * value % n);
                }
                else
                {
                    Assert.Throws<InputError>(() => ModularArithmetic.Invert(a, n));
                }
            },
            iter: 10_000);

    [Fact]
    public void MontgomeryFormsAgreeWithBigIntegers() =>
        Gen.Select(Words.Any, Words.Any, Words.Odd).Sample(
            (a, b, n) =>
            {
                if (n < 3) return;
                var arithmetic = new MontgomeryArithmetic(n);
                (ulong x, ulong y) = (arithmetic.ToForm(a), arithmetic.ToForm(b));
                Assert.True(x < n && y < n);
                Assert.Equal(a % n, arithmetic.FromForm(x));
                Assert.Equal((ulong)((BigInteger)a * b % n), arithmetic.FromForm(arithmetic.Multiply(x, y)));
                Assert.Equal((ulong)(((BigInteger)a + b) % n), arithmetic.FromForm(arithmetic.Add(x, y)));
                Assert.Equal((ulong)(((BigInteger)(a % n) - (b % n) + n) % n), arithmetic.FromForm(arithmetic.Subtract(x, y)));
                Assert.Equal((ulong)BigInteger.ModPow(a, b, n), arithmetic.FromForm(arithmetic.Power(x, b)));
            },
            iter: 10_000);

    [Fact]
    public void BarrettReducesEveryWord() =>
        Gen.Select(Words.Any, Words.Positive).Sample(
            (value, modulus) =>
            {
                modulus = Math.Min(modulus, 1UL << 63);
                Assert.Equal(value % modulus, new BarrettReducer(modulus).Reduce(value));
            },
            iter: 20_000);

    [Fact]
    public void ResiduesOfSignedIntegers() =>
        Gen.Select(Gen.Long, Words.Positive).Sample(
            (value, modulus) =>
            {
                BigInteger expected = (((BigInteger)value % modulus) + modulus) % modulus;
                Assert.Equal(expected, Residue.Of(value, modulus));
                Assert.Equal(expected, Residue.Of((Integer)value, modulus));
                Assert.Equal((Integer)expected, Integer.Mod(value, modulus));
            },
            iter: 5000);

    [Fact]
    public void GreatestCommonDivisors() =>
        Gen.Select(Words.Any, Words.Any).Sample(
            (a, b) =>
            {
                ulong gcd = GreatestCommonDivisor.Of(a, b);
                Assert.Equal(BigInteger.GreatestCommonDivisor(a, b), gcd);
                (ulong extended, Int128 x, Int128 y) = GreatestCommonDivisor.Extended(a, b);
                Assert.Equal(gcd, extended);
                Assert.Equal((BigInteger)gcd, ((BigInteger)a * (BigInteger)x) + ((BigInteger)b * (BigInteger)y));
                if (gcd > 0) Assert.Equal((BigInteger)a * b, (BigInteger)GreatestCommonDivisor.LeastCommonMultiple(a, b) * gcd);
            },
            iter: 10_000);

    [Fact]
    public void IntegerRoots()
    {
        Words.Any.Sample(
            n =>
            {
                BigInteger root = IntegerRoot.SquareRoot(n);
                Assert.True(root * root <= n && (root + 1) * (root + 1) > n);
            },
            iter: 10_000);
        Gen.Select(Gen.Int[1, 40], Words.Positive, Gen.Int[-1, 1]).Sample(
            (power, word, offset) =>
            {
                var n = BigInteger.Max(0, BigInteger.Pow(word, power) + offset);
                var root = (BigInteger)Integer.Sqrt((Integer)n);
                Assert.True(root * root <= n && (root + 1) * (root + 1) > n);
            },
            iter: 2000);
        Assert.Equal(uint.MaxValue, IntegerRoot.SquareRoot(ulong.MaxValue));
    }

    [Fact]
    public void JacobiSymbolsAreProductsOfEulersCriterion() =>
        Gen.Select(Words.Any, Words.Odd).Sample(
            (a, n) =>
            {
                int expected = 1;
                foreach ((Integer prime, int exponent) in Factorization.Of(n).Factors)
                {
                    var p = (ulong)prime;
                    BigInteger power = BigInteger.ModPow(a, (p - 1) / 2, p);
                    int legendre = power.IsZero ? 0 : power.IsOne ? 1 : -1;
                    for (int i = 0; i < exponent; i++) expected *= legendre;
                }
                Assert.Equal(expected, JacobiSymbol.Of(a, n));
            },
            iter: 2000);

    [Fact]
    public void JacobiSymbolsOfNegativeNumbers()
    {
        for (ulong n = 1; n < 200; n += 2)
            for (long a = -300; a < 300; a++)
                Assert.Equal(JacobiSymbol.Of((ulong)(a + (300 * (long)n)), n), JacobiSymbol.Of(a, n));
        Assert.Throws<InputError>(() => JacobiSymbol.Of(3UL, 8));
        Assert.Throws<InputError>(() => JacobiSymbol.Of(3L, 0));
    }

    [Fact]
    public void SquareRootsModuloPrimes()
    {
        Gen.Select(Words.Any, Words.Prime).Sample(
            (a, p) =>
            {
                ulong square = ModularArithmetic.Multiply(a, a, p);
                ulong? root = ModularSquareRoot.Find(square, p);
                Assert.NotNull(root);
                Assert.Equal(square, ModularArithmetic.Multiply(root.Value, root.Value, p));
                Assert.True(root.Value <= p / 2 || p == 2);
                if (p > 2 && BigInteger.ModPow(a, (p - 1) / 2, p) == p - 1) Assert.Null(ModularSquareRoot.Find(a, p));
            },
            iter: 3000);
        // A prime with 2^32 dividing p - 1 makes the loop of Tonelli and Shanks long.
        const ulong special = 18_446_744_069_414_584_321;
        for (ulong a = 1; a < 200; a++)
        {
            ulong root = ModularSquareRoot.Find(a * a, special)!.Value;
            Assert.Equal(a, Math.Min(root, special - root));
        }
        Assert.Throws<InputError>(() => ModularSquareRoot.Find(4, 15));
    }

    [Fact]
    public void SimultaneousCongruences() =>
        Gen.Select(Gen.Long, Gen.Int[0, 12].SelectMany(count => Words.Positive.Array[count])).Sample(
            (x, moduli) =>
            {
                (Integer, Integer)[] congruences = [.. moduli.Select(m => ((Integer)x - (3 * (Integer)m), (Integer)m))];
                (Integer residue, Integer modulus) = ChineseRemainder.Solve(congruences)!.Value;
                Integer expected = moduli.Aggregate(Integer.One, (lcm, m) => lcm / Integer.Gcd(lcm, m) * m);
                Assert.Equal(expected, modulus);
                Assert.True(residue >= 0 && residue < modulus && ((x - residue) % modulus).IsZero);
            },
            iter: 3000);

    [Fact]
    public void ContradictoryCongruencesAreRecognised()
    {
        for (int m = 1; m <= 12; m++)
            for (int n = 1; n <= 12; n++)
                for (int a = 0; a < m; a++)
                    for (int b = 0; b < n; b++)
                    {
                        int? least = Enumerable.Range(0, m * n).Cast<int?>().FirstOrDefault(x => x % m == a && x % n == b);
                        Assert.Equal((Integer?)least, ChineseRemainder.Solve([(a, m), (b, n)])?.Residue);
                    }
        Assert.Throws<InputError>(() => ChineseRemainder.Solve([(1, 0)]));
    }

    [Fact]
    public void EveryDiscreteLogarithmOfSmallModuli()
    {
        for (ulong n = 1; n <= 60; n++)
            for (ulong g = 0; g < n; g++)
            {
                if (GreatestCommonDivisor.Of(g, n) != 1) continue;
                var first = new Dictionary<ulong, ulong>();
                ulong power = 1 % n;
                for (ulong x = 0; first.TryAdd(power, x); x++) power = power * g % n;
                for (ulong h = 0; h < n; h++)
                    Assert.Equal(first.TryGetValue(h, out ulong x) ? (Integer)x : null, DiscreteLogarithm.Find(g, h, n));
            }
    }

    [Fact]
    public void DiscreteLogarithmsAreFoundAgain() =>
        Gen.Select(Gen.ULong[1UL << 20, 1UL << 34], Words.Any, Words.Any).Sample(
            (seed, g, x) =>
            {
                ulong p = Primality.Next(seed);
                if (g % p == 0) return;
                ulong h = ModularArithmetic.Power(g, x, p);
                Assert.Equal(x % MultiplicativeOrder.Of(g, p), DiscreteLogarithm.Find(g, h, p));
            },
            iter: 60);

    [Fact]
    public void LogarithmsBeyondReachAreRefused()
    {
        ulong p = Primality.Previous(1UL << 63);
        while (Factorization.Of(MultiplicativeOrder.Of(2, p)).Factors[^1].Prime <= DiscreteLogarithm.LargestPrimeFactor) p = Primality.Previous(p);
        Assert.Throws<InputError>(() => DiscreteLogarithm.Find(2, 3, p));
    }
}
