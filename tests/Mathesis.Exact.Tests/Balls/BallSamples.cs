using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Balls with a rational point in each: exact ones, wide ones, tiny and large ones, the point often at an end.</summary>
internal sealed class BallSamples(string purpose)
{
    private readonly EdgeNumbers edges = new("balls/" + purpose);

    public RandomStream Random => edges.Random;

    public int Precision() => 2 + Random.NextBelow(Random.NextBelow(2) == 0 ? 80 : 500);

    /// <summary>A ball and a point of it.</summary>
    public (Ball Ball, Rational Point) Next()
    {
        Integer mantissa = edges.Any(4);
        int exponent = Random.NextBelow(3) == 0 ? Random.NextBelow(300) - 150 : -(int)mantissa.BitLength + Random.NextBelow(7) - 3;
        Radius radius = Random.NextBelow(3) switch
        {
            0 => Radius.Zero,
            1 => Radius.Scale(Radius.Units(1 + (Random.NextUInt64() >> 40), 0), exponent + Random.NextBelow(60) - 40),
            _ => Radius.Scale(Radius.Units(1 + (Random.NextUInt64() >> 40), 0), exponent + mantissa.BitLength - 24 - Random.NextBelow(40)),
        };
        return Around(new Ball(mantissa, exponent, radius));
    }

    /// <summary>A ball around a number of a range, with a point of it.</summary>
    public (Ball Ball, Rational Point) Between(double low, double high)
    {
        double x = low + ((high - low) * Random.NextDouble());
        Ball middle = Ball.Of(x);
        int extra = 1 + Random.NextBelow(200);
        middle = new Ball((middle.Mantissa << extra) + (Integer)(Random.NextUInt64() >> Math.Max(0, 64 - extra)), middle.Exponent - extra, Radius.Zero);
        return Around(Random.NextBelow(2) == 0 ? middle : middle.Widen(Radius.PowerOfTwo(middle.Top - 4 - Random.NextBelow(200))));
    }

    private (Ball Ball, Rational Point) Around(Ball ball)
    {
        (Integer lower, Integer upper, long exponent) = ball.Ends;
        Integer weight = Random.NextBelow(4) switch { 0 => 0, 1 => 1000, _ => Random.NextBelow(1001) };
        var point = new Rational((lower * (1000 - weight)) + (upper * weight), 1000);
        return (ball, point * (exponent >= 0 ? Integer.One << (int)exponent : new Rational(1, Integer.One << (int)-exponent)));
    }
}
