namespace Mathesis.Exact;

/// <summary>
/// A real number known to lie within a radius of a midpoint: [mantissa 2^exponent - radius, mantissa 2^exponent + radius]. Operations
/// take a precision in bits for the midpoint, and their result contains every value that the operation has on points of the operands.
/// An operation that is undefined somewhere on its operands gives <see cref="Indeterminate"/>, so that a caller can retry with more
/// precision. The default value is an exact 0.
/// </summary>
/// <remarks>Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic" (2017).</remarks>
public readonly partial struct Ball
{
    /// <summary>The largest magnitude of an exponent of two that results may have; beyond it they are indeterminate.</summary>
    public const long ExponentLimit = 1L << 40;

    /// <summary>A ball.</summary>
    /// <param name="mantissa">The midpoint's mantissa.</param>
    /// <param name="exponent">The midpoint's exponent of two.</param>
    /// <param name="radius">The bound on the distance from the midpoint.</param>
    public Ball(Integer mantissa, long exponent, Radius radius)
    {
        Mantissa = mantissa;
        Exponent = exponent;
        Radius = radius;
    }

    /// <summary>The whole real line.</summary>
    public static Ball Indeterminate => new(Integer.Zero, 0, Radius.Infinite);

    /// <summary>An exact 0.</summary>
    public static Ball Zero => default;

    /// <summary>An exact 1.</summary>
    public static Ball One => Integer.One;

    /// <summary>The midpoint's mantissa.</summary>
    public Integer Mantissa { get; }

    /// <summary>The midpoint's exponent of two.</summary>
    public long Exponent { get; }

    /// <summary>The bound on the distance from the midpoint.</summary>
    public Radius Radius { get; }

    /// <summary>Whether the radius is 0.</summary>
    public bool IsExact => Radius.IsZero;

    /// <summary>Whether the ball is not the whole line.</summary>
    public bool IsFinite => !Radius.IsInfinite;

    /// <summary>Whether the ball is exactly 0.</summary>
    public bool IsZero => Mantissa.IsZero && IsExact;

    /// <summary>The exponent e with |midpoint| &lt; 2^e, as small as possible; the least long for 0.</summary>
    public long Top => Mantissa.IsZero ? long.MinValue : Exponent + Mantissa.BitLength;

    /// <summary>How many leading bits of the midpoint are certain: the distance between its highest bit and the radius; the greatest long when exact.</summary>
    public long AccurateBits =>
        IsExact ? long.MaxValue : !IsFinite || Mantissa.IsZero ? 0 : Math.Max(0, Top - Radius.Top);

    /// <summary>The sign of every number of the ball, or null when the ball has numbers of different signs.</summary>
    public int? Sign
    {
        get
        {
            if (Mantissa.IsZero) return IsExact ? 0 : null;
            return IsFinite && CompareMagnitudes(Mantissa, Exponent, Radius) > 0 ? Mantissa.Sign : null;
        }
    }

    /// <summary>Whether 0 lies in the ball.</summary>
    public bool ContainsZero => Sign is null or 0;

    /// <summary>The integer that the ball is, or null when it is not exact or no integer.</summary>
    public Integer? ExactInteger =>
        !IsExact || Exponent > int.MaxValue ? null
        : Exponent >= 0 ? Mantissa << (int)Exponent
        : Mantissa.TrailingZeroCount >= -Exponent ? Mantissa >> (int)-Exponent
        : null;

    /// <summary>The midpoint as an exact ball.</summary>
    public Ball Midpoint => new(Mantissa, Exponent, Radius.Zero);

    /// <summary>An upper bound of the absolute value.</summary>
    public Radius MagnitudeAbove => Radius.Above(Mantissa, Exponent) + Radius;

    /// <summary>A lower bound of the absolute value; 0 when the ball contains 0.</summary>
    public Radius MagnitudeBelow => Radius.DifferenceBelow(Radius.Below(Mantissa, Exponent), Radius);

    /// <summary>The exact ball of an integer.</summary>
    public static implicit operator Ball(Integer value) => new(value, 0, Radius.Zero);

    /// <summary>The exact ball of a machine number.</summary>
    public static implicit operator Ball(int value) => (Integer)value;

    /// <summary>The exact ball of a machine number.</summary>
    public static implicit operator Ball(long value) => (Integer)value;

    /// <summary>A ball that contains a rational.</summary>
    public static Ball Of(Rational value, int precision) =>
        value.IsInteger ? Round(value.Numerator, 0, Radius.Zero, precision) : Divide(value.Numerator, value.Denominator, precision);

    /// <summary>The exact ball of a finite double.</summary>
    /// <exception cref="OverflowException">The number is infinite or none.</exception>
    public static Ball Of(double value)
    {
        if (!double.IsFinite(value)) throw new OverflowException("an infinite number has no exact ball");
        if (value == 0) return default;
        int exponent = Math.ILogB(value) - 52;
        double scaled = Math.ScaleB(Math.ScaleB(value, -exponent / 2), -exponent - (-exponent / 2));
        return new Ball((Integer)scaled, exponent, Radius.Zero);
    }

    /// <summary>The same midpoint with a larger radius.</summary>
    public Ball Widen(Radius more) => new(Mantissa, Exponent, Radius + more);

    /// <summary>The ball times 2^places, exactly.</summary>
    public static Ball Scale(Ball a, long places) => new(a.Mantissa, a.Exponent + places, Radius.Scale(a.Radius, places));

    /// <summary>The nearest double to the midpoint; 0 or infinite beyond the range.</summary>
    public double ToDouble()
    {
        long drop = Math.Max(0, Mantissa.BitLength - 64);
        double top = (double)(Mantissa >> checked((int)drop));
        return Math.ScaleB(top, (int)Math.Clamp(Exponent + drop, -5000, 5000));
    }

    /// <summary>The same ball with at most <paramref name="precision"/> bits of midpoint.</summary>
    public Ball Round(int precision) => Round(Mantissa, Exponent, Radius, precision);

    /// <summary>Cuts the midpoint to a precision and adds what was cut to the radius.</summary>
    private static Ball Round(Integer mantissa, long exponent, Radius radius, int precision)
    {
        int drop = (int)Math.Max(0, mantissa.BitLength - precision);
        if (drop == 0) return new Ball(mantissa, exponent, radius);
        bool exact = mantissa.TrailingZeroCount >= drop;
        return new Ball(mantissa >> drop, exponent + drop, exact ? radius : radius + Radius.PowerOfTwo(exponent + drop));
    }

    /// <summary>The sign of |mantissa 2^exponent| - radius, exactly.</summary>
    private static int CompareMagnitudes(Integer mantissa, long exponent, Radius radius)
    {
        if (radius.IsZero) return mantissa.IsZero ? 0 : 1;
        long top = exponent + mantissa.BitLength;
        if (top != radius.Top) return top < radius.Top ? -1 : 1;
        (Integer bound, long boundExponent) = radius.Parts;
        long least = Math.Min(exponent, boundExponent);
        return (Integer.Abs(mantissa) << checked((int)(exponent - least))).CompareTo(bound << checked((int)(boundExponent - least)));
    }
}
