using System.Numerics;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class FactorizationTests
{
    [Fact]
    public void FactorsMultiplyBackAndAreProved() =>
        Words.Positive.Sample(
            n =>
            {
                var factorization = Factorization.Of(n);
                Assert.True(factorization.Verify());
                Assert.Equal((Integer)n, factorization.Number);
            },
            iter: 2000);

    [Fact]
    public void ProductsOfTwoLargePrimes() =>
        Gen.Select(Gen.ULong[1UL << 31, uint.MaxValue - 10], Gen.ULong[1UL << 31, uint.MaxValue - 10]).Sample(
            (a, b) =>
            {
                (ulong p, ulong q) = (Primality.Next(a), Primality.Next(b));
                ulong[] expected = p == q ? [p] : [Math.Min(p, q), Math.Max(p, q)];
                Assert.Equal(expected, Factorization.Of(p * q).Factors.Select(factor => (ulong)factor.Prime));
            },
            iter: 100);

    [Fact]
    public void PowersOfPrimes()
    {
        foreach (ulong p in PrimeSieve.UpTo(2_000))
        {
            BigInteger power = p;
            for (int e = 1; power <= ulong.MaxValue; e++, power *= p)
                Assert.Equal([new PrimePower(p, e)], Factorization.Of((ulong)power).Factors);
        }
    }

    [Fact]
    public void EverySmallNumberByTrialDivision()
    {
        for (ulong n = 1; n <= 100_000; n++)
        {
            var expected = new List<PrimePower>();
            ulong rest = n;
            for (ulong d = 2; d * d <= rest; d++)
            {
                int exponent = 0;
                for (; rest % d == 0; rest /= d) exponent++;
                if (exponent > 0) expected.Add(new PrimePower(d, exponent));
            }
            if (rest > 1) expected.Add(new PrimePower(rest, 1));
            if (!expected.SequenceEqual(Factorization.Of(n).Factors)) Assert.Fail($"{n}");
        }
    }

    [Fact]
    public void ZeroIsRefused() => Assert.Throws<InputError>(() => Factorization.Of(0));

    [Fact]
    public void FunctionsAgreeWithTheirDefinitions()
    {
        for (ulong n = 1; n <= 1_500; n++)
        {
            var factorization = Factorization.Of(n);
            Integer[] divisors = [.. Enumerable.Range(1, (int)n).Where(d => n % (ulong)d == 0).Select(d => (Integer)d)];
            ulong[] units = [.. Enumerable.Range(1, (int)n).Select(u => (ulong)u).Where(u => BigInteger.GreatestCommonDivisor(u, n).IsOne)];
            Assert.Equal(divisors, ArithmeticFunctions.Divisors(factorization));
            Assert.Equal((Integer)divisors.Length, ArithmeticFunctions.DivisorCount(factorization));
            for (int k = 0; k <= 3; k++)
                Assert.Equal(divisors.Aggregate(Integer.Zero, (sum, d) => sum + Integer.Pow(d, k)), ArithmeticFunctions.DivisorSum(factorization, k));
            Assert.Equal((Integer)units.Length, ArithmeticFunctions.EulerPhi(factorization));
            // The sum of mu over the divisors is 0, but for n = 1.
            Assert.Equal(n == 1 ? 1 : 0, divisors.Sum(d => ArithmeticFunctions.Moebius(Factorization.Of(d))));
            Integer lambda = ArithmeticFunctions.CarmichaelLambda(factorization);
            Assert.Equal(lambda, units.Aggregate(Integer.One, (lcm, u) => Integer.Lcm(lcm, OrderByDefinition(u, n))));
        }
    }

    [Fact]
    public void OrdersAndPrimitiveRootsByDefinition()
    {
        for (ulong n = 1; n <= 300; n++)
        {
            Integer phi = ArithmeticFunctions.EulerPhi(Factorization.Of(n));
            Integer? least = null;
            for (ulong a = 0; a < n; a++)
            {
                if (!BigInteger.GreatestCommonDivisor(a, n).IsOne) continue;
                ulong order = OrderByDefinition(a, n);
                Assert.Equal((Integer)order, MultiplicativeOrder.Of(a, n));
                if (order == phi) least ??= a;
            }
            Assert.Equal(least, PrimitiveRoot.Least(n));
        }
        Assert.Throws<InputError>(() => MultiplicativeOrder.Of(6, 9));
    }

    [Fact]
    public void OrdersOfLargeElementsAreLeast() =>
        Gen.Select(Words.Any, Words.Positive).Sample(
            (a, n) =>
            {
                if (GreatestCommonDivisor.Of(a, n) != 1) return;
                Integer order = MultiplicativeOrder.Of(a, n);
                Assert.Equal(BigInteger.One % n, BigInteger.ModPow(a, (BigInteger)order, n));
                foreach (PrimePower factor in Factorization.Of(order).Factors)
                    Assert.NotEqual(BigInteger.One % n, BigInteger.ModPow(a, (BigInteger)(order / factor.Prime), n));
            },
            iter: 1000);

    private static ulong OrderByDefinition(ulong a, ulong n)
    {
        ulong power = a % n;
        ulong order = 1;
        for (; power != 1 % n; order++) power = power * a % n;
        return order;
    }
}
