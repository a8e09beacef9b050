namespace Mathesis.Exact;

/// <summary>Arithmetic with the midpoints of balls: any number of bits.</summary>
/// <param name="precision">Bits.</param>
internal readonly struct MidpointArithmetic(int precision) : IRealArithmetic<Ball>
{
    private readonly int precision = precision;

    public Ball Of(Integer value) => ((Ball)value).Round(precision).Midpoint;

    public Ball SubtractProduct(Ball a, Ball b, Ball c) =>
        Ball.Subtract(a, Ball.Multiply(b, c, precision).Midpoint, precision).Midpoint;

    public Ball Multiply(Ball a, Ball b) => Ball.Multiply(a, b, precision).Midpoint;

    public Ball Divide(Ball a, Ball b) => Ball.Divide(a, b, precision).Midpoint;

    public Integer Round(Ball a)
    {
        long shift = a.Exponent;
        if (shift >= 0) return a.Mantissa << checked((int)shift);
        return a.Top < -1 ? Integer.Zero : ((a.Mantissa >> checked((int)(-shift - 1))) + Integer.One) >> 1;
    }

    public int Compare(Ball a, Ball b) => Ball.Compare(a, b)!.Value;
}
