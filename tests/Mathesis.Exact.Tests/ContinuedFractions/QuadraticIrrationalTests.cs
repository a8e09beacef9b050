using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class QuadraticIrrationalTests
{
    [Fact]
    public void TheExpansionOfARootIsAPalindrome()
    {
        for (int n = 2; n <= 2_000; n++)
        {
            Integer root = Integer.Sqrt((Integer)n);
            if (root * root == n) continue;
            (IReadOnlyList<Integer> start, IReadOnlyList<Integer> period) = new QuadraticIrrational(0, n, 1).Expand();
            Assert.Equal([root], start);
            Assert.Equal(2 * root, period[^1]);
            Assert.Equal(period.SkipLast(1).Reverse(), period.SkipLast(1));
        }
    }

    [Fact]
    public void ThePeriodIsAFixedPoint() =>
        Gen.Select(Gen.Int[-500, 500], Gen.Int[2, 3000], Gen.Int[-60, 60]).Sample(
            (p, n, q) =>
            {
                Integer root = Integer.Sqrt((Integer)n);
                if (q == 0 || root * root == n) return;
                var x = new QuadraticIrrational(p, n, q);
                (IReadOnlyList<Integer> start, IReadOnlyList<Integer> period) = x.Expand();
                Assert.Equal([.. start, .. period, .. period], x.Quotients().Take(start.Count + (2 * period.Count)));
                Assert.True(IsLeastPeriod(period));
                if (start.Count > 0) Assert.NotEqual(start[^1], period[^1]);

                // With y = [period; y]: c y^2 + (d - a) y - b = 0, and x = S(y) satisfies the polynomial q^2 x^2 - 2 p q x + p^2 - n.
                MoebiusMatrix m = MoebiusMatrix.Product(period.Count, i => MoebiusMatrix.OfQuotient(period[i]));
                MoebiusMatrix s = MoebiusMatrix.Product(start.Count, i => MoebiusMatrix.OfQuotient(start[i]));
                (Integer u, Integer v, Integer w) = ((Integer)q * q, -2 * (Integer)p * q, ((Integer)p * p) - n);
                Integer square = (u * s.A * s.A) + (v * s.A * s.C) + (w * s.C * s.C);
                Integer linear = (2 * u * s.A * s.B) + (v * ((s.A * s.D) + (s.B * s.C))) + (2 * w * s.C * s.D);
                Integer constant = (u * s.B * s.B) + (v * s.B * s.D) + (w * s.D * s.D);
                Assert.Equal(square * (m.D - m.A), linear * m.C);
                Assert.Equal(-square * m.B, constant * m.C);
            },
            iter: 3000);

    [Fact]
    public void FloorsEncloseTheNumber() =>
        Gen.Select(Gen.Long, Gen.Long[2, long.MaxValue], Gen.Long).Sample(
            (p, n, q) =>
            {
                Integer root = Integer.Sqrt((Integer)n);
                if (q == 0 || root * root == n) return;
                Integer floor = new QuadraticIrrational(p, n, q).Floor;
                // floor < (p + sqrt n) / q < floor + 1, by the signs of sqrt(n) - (k q - p).
                Assert.Equal(Math.Sign(q), SignOfRootLess(n, (floor * q) - p));
                Assert.Equal(-Math.Sign(q), SignOfRootLess(n, ((floor + 1) * q) - p));
            },
            iter: 5000);

    [Fact]
    public void PellsEquationIsSolvedByTheLeast()
    {
        for (int n = 2; n <= 400; n++)
        {
            Integer root = Integer.Sqrt((Integer)n);
            if (root * root == n) continue;
            (Integer x, Integer y) = QuadraticIrrational.SolvePell(n);
            Assert.Equal(Integer.One, (x * x) - (n * y * y));
            for (Integer smaller = 1; smaller < y && smaller < 300; smaller++)
            {
                Integer square = (n * smaller * smaller) + 1;
                Integer candidate = Integer.Sqrt(square);
                Assert.NotEqual(square, candidate * candidate);
            }
        }
        Assert.Equal((1_766_319_049, 226_153_980), QuadraticIrrational.SolvePell(61));
    }

    [Fact]
    public void SquaresAreRefused()
    {
        Assert.Throws<InputError>(() => new QuadraticIrrational(0, 49, 1));
        Assert.Throws<InputError>(() => new QuadraticIrrational(0, 0, 1));
        Assert.Throws<InputError>(() => new QuadraticIrrational(0, -2, 1));
        Assert.Throws<InputError>(() => new QuadraticIrrational(0, 2, 0));
        Assert.Throws<InputError>(() => new QuadraticIrrational(0, 1_000_003, 1).Expand(longest: 3));
    }

    private static int SignOfRootLess(Integer n, Integer k) => k.Sign < 0 ? 1 : n.CompareTo(k * k);

    private static bool IsLeastPeriod(IReadOnlyList<Integer> period)
    {
        for (int length = 1; length < period.Count; length++)
            if (period.Count % length == 0 && Enumerable.Range(0, period.Count - length).All(i => period[i] == period[i + length])) return false;
        return true;
    }
}
