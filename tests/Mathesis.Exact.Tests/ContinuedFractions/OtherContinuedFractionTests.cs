using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Signed continued fractions, those of balls, and sequences of best approximations.</summary>
public class OtherContinuedFractionTests
{
    private const int Cases = 3000;

    [Fact]
    public void Signed_quotients_are_nearest_integers_and_evaluate_back()
    {
        var edges = new EdgeNumbers("signed continued fractions");
        for (int i = 0; i < Cases; i++)
        {
            var value = new Rational(edges.Any(3), edges.Integer(1 + edges.Random.NextBelow(3)));
            Integer[] quotients = [.. NearestIntegerContinuedFraction.Expand(value)];
            Assert.Equal(value, NearestIntegerContinuedFraction.Evaluate(quotients));
            Rational rest = value;
            foreach (Integer quotient in quotients)
            {
                Rational distance = rest - quotient;
                Assert.True(Rational.Abs(distance) * 2 <= Rational.One);
                if (!distance.IsZero) rest = Rational.Reciprocal(distance);
            }
            Assert.True(quotients.Length <= ContinuedFraction.Expand(value.Numerator, value.Denominator).Count());
            Convergent last = ContinuedFraction.Convergents(quotients).Last();
            Assert.Equal(value, new Rational(last.Numerator, last.Denominator));
        }
    }

    [Fact]
    public void Signed_convergents_are_simple_convergents()
    {
        var value = new Rational(31415926535, 10000000000);
        var simple = ContinuedFraction.Convergents(ContinuedFraction.Expand(value.Numerator, value.Denominator))
            .Select(c => new Rational(c.Numerator, c.Denominator)).ToHashSet();
        Assert.All(
            ContinuedFraction.Convergents(NearestIntegerContinuedFraction.Expand(value)),
            convergent => Assert.Contains(new Rational(convergent.Numerator, convergent.Denominator), simple));
    }

    [Fact]
    public void A_ball_has_the_quotients_that_all_its_points_share()
    {
        var samples = new BallSamples("continued fractions");
        for (int i = 0; i < Cases; i++)
        {
            (Ball ball, Rational point) = samples.Next();
            Integer[] proved = [.. BallContinuedFraction.Expand(ball)], own = [.. ContinuedFraction.Expand(point.Numerator, point.Denominator)];
            if (ball.IsExact)
            {
                Assert.Equal(own, proved);
                continue;
            }
            // The point's own fraction may end earlier, or end in [..., a - 1, 1].
            int common = Math.Min(proved.Length, own.Length);
            for (int k = 0; k < common - 1; k++) Assert.Equal(own[k], proved[k]);
            if (common > 0 && common < own.Length) Assert.Equal(own[common - 1], proved[common - 1]);
        }
    }

    [Fact]
    public void The_fractions_of_e_and_pi_begin_as_they_should()
    {
        IReadOnlyList<Integer> e = BallContinuedFraction.Expand(Constants.E, 300);
        Assert.Equal(300, e.Count);
        // 2; 1, 2, 1, 1, 4, 1, 1, 6, 1, ... (Euler)
        for (int i = 1; i < e.Count; i++) Assert.Equal(i % 3 == 2 ? 2 * (i + 1) / 3 : 1, e[i]);
        Assert.Equal([3, 7, 15, 1, 292, 1, 1, 1, 2, 1, 3, 1, 14], BallContinuedFraction.Expand(Constants.Pi, 13));
        // sqrt 2 has the period 2, as the exact expansion of quadratic irrationals says.
        Assert.Equal(
            new QuadraticIrrational(0, 2, 1).Quotients().Take(200), BallContinuedFraction.Expand(precision => Ball.Sqrt(2, precision), 200));
    }

    [Fact]
    public void Best_approximations_by_trying_every_fraction()
    {
        var random = new RandomStream("exact/tests/best approximations", 1);
        for (int i = 0; i < 300; i++)
        {
            var value = new Rational(random.NextBelow(4001) - 2000, 1 + random.NextBelow(150));
            var expected = new List<Rational>();
            Rational? nearest = null;
            for (int q = 1; q <= (int)value.Denominator; q++)
            {
                Integer p = Rational.Round(value * q);
                // Of two equally near integers neither is the nearest, unless nothing came before.
                var candidate = new Rational(q == 1 ? Rational.Floor(value) : p, q);
                foreach (Rational fraction in q == 1 ? [candidate, new Rational(p, q)] : (Rational[])[candidate])
                {
                    if (nearest is Rational best && Rational.Abs(fraction - value) >= Rational.Abs(best - value)) continue;
                    nearest = fraction;
                    expected.Add(fraction);
                }
            }
            Assert.Equal(expected, BestApproximation.Sequence(value));
        }
    }
}
