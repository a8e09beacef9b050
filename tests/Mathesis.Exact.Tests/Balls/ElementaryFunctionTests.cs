namespace Mathesis.Exact.Tests;

/// <summary>Elementary functions: points of balls at much higher precision, identities, and how accurate results are.</summary>
public class ElementaryFunctionTests
{
    private const int Cases = 300;

    /// <summary>A function with the range its arguments are drawn from.</summary>
    internal static readonly (string Name, Func<Ball, int, Ball> Of, double Low, double High)[] Functions =
    [
        ("exp", Ball.Exp, -60, 60),
        ("exp", Ball.Exp, -0.01, 0.01),
        ("expm1", Ball.ExpMinusOne, -1e-3, 1e-3),
        ("log", Ball.Log, 1e-3, 3),
        ("log", Ball.Log, 1, 1.0001),
        ("log", Ball.Log, 1, 1e9),
        ("sin", Ball.Sin, -10, 10),
        ("sin", Ball.Sin, -1e-6, 1e-6),
        ("cos", Ball.Cos, -10, 10),
        ("cos", Ball.Cos, 1e6, 1e7),
        ("tan", Ball.Tan, -1.5, 1.5),
        ("atan", Ball.Atan, -2, 2),
        ("atan", Ball.Atan, -1e9, 1e9),
        ("atan", Ball.Atan, -1e-7, 1e-7),
        ("asin", Ball.Asin, -0.99, 0.99),
        ("acos", Ball.Acos, -0.99, 0.99),
        ("sinh", Ball.Sinh, -5, 5),
        ("sinh", Ball.Sinh, -1e-5, 1e-5),
        ("cosh", Ball.Cosh, -5, 5),
        ("tanh", Ball.Tanh, -5, 5),
        ("asinh", Ball.Asinh, -100, 100),
        ("asinh", Ball.Asinh, -1e-5, 1e-5),
        ("acosh", Ball.Acosh, 1.001, 100),
        ("atanh", Ball.Atanh, -0.99, 0.99),
        ("sqrt", Ball.Sqrt, 0.1, 1e6),
        ("gamma", Ball.Gamma, 0.1, 40),
        ("gamma", Ball.Gamma, -6.9, -6.1),
    ];

    [Fact]
    public void Values_at_points_of_a_ball_lie_in_the_ball_of_the_function() => Assert.All(Functions, function =>
    {
        var samples = new BallSamples("functions/" + function.Name);
        for (int i = 0; i < Cases; i++)
        {
            int precision = samples.Precision();
            (Ball a, Rational x) = samples.Between(function.Low, function.High);
            Ball result = function.Of(a, precision), exact = function.Of(Ball.Of(x, 1200), 1000);
            // Two balls with the same number in them overlap; the second is a point beside the first.
            Assert.True(Ball.Overlap(result, exact), $"{function.Name}({a}) at {precision} bits: {result} and {exact}");
            Assert.True(exact.AccurateBits > 900 || exact.ContainsZero);
        }
    });

    [Fact]
    public void Exact_arguments_lose_few_bits() => Assert.All(Functions, function =>
    {
        var samples = new BallSamples("losses/" + function.Name);
        for (int i = 0; i < Cases; i++)
        {
            int precision = 20 + samples.Random.NextBelow(600);
            Ball x = samples.Between(function.Low, function.High).Ball.Midpoint;
            Ball value = function.Of(x, precision);
            // What is near a zero other than 0 itself loses as many bits as it is near.
            long near = Math.Max(0, Math.Min(x.Top, 20) - value.Top);
            Assert.True(value.IsExact || value.AccurateBits + near >= precision - 4, $"{function.Name}({x}): {value.AccurateBits} of {precision}");
        }
    });

    [Fact]
    public void Identities_hold()
    {
        var samples = new BallSamples("identities");
        for (int i = 0; i < 200; i++)
        {
            int p = 40 + samples.Random.NextBelow(1500);
            Ball x = samples.Between(-3, 3).Ball.Midpoint, y = samples.Between(0.1, 30).Ball.Midpoint;
            (Ball sin, Ball cos) = Ball.SinCos(x, p);
            AssertClose(1, Ball.Add(Ball.Square(sin, p), Ball.Square(cos, p), p), p - 8);
            AssertClose(y, Ball.Exp(Ball.Log(y, p), p), p - 12);
            AssertClose(x, Ball.Log(Ball.Exp(x, p), p), p - 12);
            AssertClose(Ball.Exp(Ball.Add(x, y, 5000), p), Ball.Multiply(Ball.Exp(x, p), Ball.Exp(y, p), p), p - 16);
            AssertClose(x, Ball.Sinh(Ball.Asinh(x, p), p), p - 16);
            AssertClose(x, Ball.Tan(Ball.Atan(x, p), p), p - 16);
            AssertClose(y, Ball.Square(Ball.Sqrt(y, p), p), p - 8);
            Ball third = Ball.Divide(x, 4, p);
            AssertClose(third, Ball.Sin(Ball.Asin(third, p), p), p - 12);
            AssertClose(third, Ball.Cos(Ball.Acos(third, p), p), p - 12);
            AssertClose(third, Ball.Tanh(Ball.Atanh(third, p), p), p - 12);
        }
    }

    [Fact]
    public void Special_values_are_exact()
    {
        Assert.True(Ball.Exp(0, 53) is { IsExact: true, Mantissa.IsOne: true });
        Assert.True(Ball.Log(1, 53).IsZero);
        Assert.True(Ball.Sin(0, 53).IsZero && Ball.Atan(0, 53).IsZero && Ball.Sqrt(0, 53).IsZero);
        Assert.True(Ball.Sqrt(49, 53) is { IsExact: true });
        AssertClose(Ball.Scale(Constants.Pi(300), -2), Ball.Atan(1, 300), 290);
        AssertClose(Ball.Scale(Constants.Pi(300), -1), Ball.Asin(1, 300), 290);
        AssertClose(Constants.Pi(300), Ball.Acos(-1, 300), 290);
        AssertClose(Constants.Pi(300), Ball.Atan2(0, -1, 300), 290);
        AssertClose(Ball.Scale(Ball.Multiply(-3, Constants.Pi(300), 300), -2), Ball.Atan2(-1, -1, 300), 290);
        Assert.True(Ball.Sin(Constants.Pi(300), 300).ContainsZero);
        Assert.True(Ball.Cos(Ball.Multiply(2, Constants.Pi(300), 300), 300).Contains(Rational.One));
    }

    [Fact]
    public void Huge_and_tiny_arguments_stay_rigorous()
    {
        Ball tiny = Ball.Scale(1, -100_000);
        foreach ((string name, Func<Ball, int, Ball> function, double low, _) in Functions)
        {
            if (low > 0 || name == "acosh") continue;
            Ball value = function(tiny, 100);
            Assert.True(value.AccurateBits >= 96, name);
        }
        Ball huge = Ball.Scale(1, 200);
        Assert.True(Ball.Overlap(Ball.Sin(huge, 53), Ball.Sin(huge, 53)) && Ball.Sin(huge, 53).Radius <= Radius.PowerOfTwo(1));
        Assert.True(Ball.Tanh(huge, 53).AccurateBits > 50);
        Assert.True(Ball.Atan(huge, 53).AccurateBits >= 50);
    }

    private static void AssertClose(Ball expected, Ball actual, int bits)
    {
        Assert.True(Ball.Overlap(expected, actual), $"{expected} and {actual}");
        Assert.True(actual.AccurateBits >= bits, $"{actual.AccurateBits} of {bits}");
    }
}
