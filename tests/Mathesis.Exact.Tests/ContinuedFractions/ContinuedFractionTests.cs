using CsCheck;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class ContinuedFractionTests
{
    private static readonly Gen<Integer> numbers = Gen.OneOf(
        Gen.Long.Select(x => (Integer)x),
        Gen.Int[-20, 20].Select(x => (Integer)x),
        Gen.Select(Gen.Long, Gen.Long, Gen.Long, (a, b, c) => ((Integer)a << 120) + ((Integer)b << 60) + c));

    private static readonly Gen<Integer> positive = numbers.Select(x => x.IsZero ? 1 : Integer.Abs(x));

    [Fact]
    public void ExpansionsEvaluateBack() =>
        Gen.Select(numbers, numbers).Sample(
            (n, d) =>
            {
                if (d.IsZero) return;
                Integer[] quotients = [.. ContinuedFraction.Expand(n, d)];
                Assert.True(quotients.Skip(1).All(quotient => quotient >= 1));
                if (quotients.Length > 1) Assert.True(quotients[^1] >= 2);
                var value = new Rational(n, d);
                Convergent last = ContinuedFraction.Evaluate(quotients);
                Assert.Equal((value.Numerator, value.Denominator), (last.Numerator, last.Denominator));
                Assert.Equal(last, ContinuedFraction.Convergents(quotients).Last());
            },
            iter: 5000);

    [Fact]
    public void ConvergentsObeyTheDeterminantAndTheErrorBound() =>
        Gen.Select(numbers, positive).Sample(
            (n, d) =>
            {
                Convergent[] convergents = [.. ContinuedFraction.Convergents(ContinuedFraction.Expand(n, d))];
                for (int i = 1; i < convergents.Length; i++)
                {
                    (Integer p, Integer q) = convergents[i];
                    (Integer p0, Integer q0) = convergents[i - 1];
                    Assert.Equal(i % 2 == 1 ? 1 : -1, (p * q0) - (p0 * q));
                    // |x - p0/q0| <= 1 / (q0 q)
                    Assert.True(Integer.Abs((n * q0) - (p0 * d)) * q <= d);
                }
            },
            iter: 3000);

    [Fact]
    public void OrderIsThatOfTheNumbers() =>
        Gen.Select(numbers, positive, numbers, positive, Gen.Bool, Gen.Bool).Sample(
            (a, b, c, d, splitLeft, splitRight) =>
            {
                int expected = (a * d).CompareTo(c * b);
                Assert.Equal(Math.Sign(expected), ContinuedFraction.Compare(Form(a, b, splitLeft), Form(c, d, splitRight)));
                Assert.Equal(0, ContinuedFraction.Compare(Form(a, b, splitLeft), Form(a, b, splitRight)));
            },
            iter: 5000);

    [Fact]
    public void SmallFractionsInEveryOrder()
    {
        for (int b = 1; b <= 7; b++)
            for (int a = -9; a <= 9; a++)
                for (int d = 1; d <= 7; d++)
                    for (int c = -9; c <= 9; c++)
                        Assert.Equal(Math.Sign((a * d) - (c * b)), ContinuedFraction.Compare(ContinuedFraction.Expand(a, b), ContinuedFraction.Expand(c, d)));
    }

    [Fact]
    public void BestApproximationsByTryingEveryDenominator() =>
        Gen.Select(Gen.Int[-2000, 2000], Gen.Int[1, 500], Gen.Int[1, 60]).Sample(
            (n, d, bound) =>
            {
                Convergent found = BestApproximation.Find(n, d, bound);
                Assert.True(found.Denominator >= 1 && found.Denominator <= bound);
                for (int q = 1; q <= bound; q++)
                {
                    int p = (int)Math.Floor((double)n * q / d);
                    for (int candidate = p - 1; candidate <= p + 2; candidate++)
                    {
                        int order = BestApproximation.CompareDistance(found, new Convergent(candidate, q), n, d);
                        Assert.True(order < 0 || (order == 0 && found.Denominator <= q));
                    }
                }
            },
            iter: 2000);

    [Fact]
    public void SimplestFractionsByTryingEveryDenominator() =>
        Gen.Select(Gen.Int[-300, 300], Gen.Int[1, 60], Gen.Int[-300, 300], Gen.Int[1, 60]).Sample(
            (a, b, c, d) =>
            {
                (Convergent low, Convergent high) = ((long)a * d <= (long)c * b) ? (new Convergent(a, b), new Convergent(c, d)) : (new Convergent(c, d), new Convergent(a, b));
                Convergent found = BestApproximation.Simplest(low, high);
                int q = 1;
                int? best = null;
                for (; best is null; q++)
                    best = Enumerable.Range(-400 * q, (800 * q) + 1).Cast<int?>()
                        .Where(p => p * low.Denominator >= low.Numerator * q && p * high.Denominator <= high.Numerator * q)
                        .OrderBy(p => Math.Abs(p!.Value)).FirstOrDefault();
                Assert.Equal(new Convergent(best.Value, q - 1), found);
            },
            iter: 50);

    [Fact]
    public void BadInputIsRefused()
    {
        Assert.Throws<InputError>(() => ContinuedFraction.Expand(1, 0));
        Assert.Throws<InputError>(() => ContinuedFraction.Evaluate([]));
        Assert.Throws<InputError>(() => ContinuedFraction.Evaluate([1, 0, 2]));
        Assert.Throws<InputError>(() => BestApproximation.Find(1, 2, 0));
        Assert.Throws<InputError>(() => BestApproximation.Simplest(new Convergent(2, 1), new Convergent(1, 1)));
    }

    // The same number with the last quotient split off as [..., a - 1, 1].
    private static IEnumerable<Integer> Form(Integer numerator, Integer denominator, bool split)
    {
        Integer[] quotients = [.. ContinuedFraction.Expand(numerator, denominator)];
        return split ? [.. quotients[..^1], quotients[^1] - 1, 1] : quotients;
    }
}
