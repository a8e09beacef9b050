namespace Mathesis.Exact.Tests;

public class ZetaTests
{
    [Fact]
    public void Even_arguments_give_powers_of_pi()
    {
        // zeta(2n) = |B(2n)| (2 pi)^(2n) / (2 (2n)!)
        Integer factorial = 1;
        for (int n = 1; n <= 20; n++)
        {
            factorial *= (2 * n) * ((2 * n) - 1);
            Ball expected = Ball.Multiply(
                Ball.Of(Rational.Abs(BernoulliNumbers.Even(n)) / (2 * factorial), 700), Ball.Pow(Ball.Scale(Constants.Pi(700), 1), 2 * n, 700), 700);
            for (int precision = 20; precision <= 600; precision += 190)
            {
                Ball value = Ball.Zeta(2 * n, precision);
                Assert.True(Ball.Overlap(expected, value), $"zeta({2 * n}) at {precision}: {value} and {expected}");
                Assert.True(value.AccurateBits >= precision - 4);
            }
        }
    }

    [Fact]
    public void Known_values_lie_in_the_balls()
    {
        Assert.True(Ball.Overlap(Constants.Zeta3(300), Ball.Zeta(Ball.Add(3, Ball.Zero.Widen(Radius.PowerOfTwo(-290)), 300), 300)));
        Assert.True(Ball.Zeta(-1, 200).Contains(new Rational(-1, 12)));
        Assert.True(Ball.Zeta(-2, 200).ContainsZero);
        Assert.True(Ball.Zeta(0, 200).Contains(new Rational(-1, 2)));
        // -1.4603545088095868128894991525152980124672293310125814905428860878 at 1/2
        Ball half = Ball.Zeta(Ball.Scale(1, -1), 200);
        Assert.True(Ball.Overlap(half, Ball.Of(Rational.Parse("-1.4603545088095868128894991525152980124672293310125814905428860878"), 300).Widen(Radius.PowerOfTwo(-212))));
        Assert.False(Ball.Zeta(1, 100).IsFinite);
        Assert.True(Ball.Zeta(5000, 100).Contains(1 + new Rational(1, Integer.One << 5000)));
    }

    [Fact]
    public void Bernoulli_numbers_satisfy_their_recurrence()
    {
        // The sum of binomial(n + 1, k) B(k) over k <= n is 0.
        for (int n = 1; n <= 60; n++)
        {
            Rational sum = Rational.Zero;
            Integer binomial = 1;
            for (int k = 0; k <= n; k++)
            {
                Rational number = k == 1 ? new Rational(-1, 2) : k % 2 == 0 ? BernoulliNumbers.Even(k / 2) : Rational.Zero;
                sum += binomial * number;
                binomial = binomial * (n + 1 - k) / (k + 1);
            }
            Assert.Equal(Rational.Zero, sum);
        }
    }

    [Fact]
    public void Gamma_at_integers_and_halves()
    {
        Integer factorial = 1;
        for (int n = 1; n <= 60; n++)
        {
            Assert.True(Ball.Gamma(n, 100).Contains((Rational)factorial));
            factorial *= n;
        }
        Ball half = Ball.Gamma(Ball.Scale(1, -1), 500);
        Assert.True(Ball.Overlap(Ball.Sqrt(Constants.Pi(500), 500), half) && half.AccurateBits > 490);
        Assert.False(Ball.Gamma(0, 100).IsFinite);
        Assert.False(Ball.Gamma(-3, 100).IsFinite);
    }
}
