namespace Mathesis.Exact;

public sealed partial class RealAlgebraicNumber
{
    /// <summary>The greatest integer that is not above the number.</summary>
    public Integer Floor() => Rounded(Rational.Floor);

    /// <summary>The least integer that is not below the number.</summary>
    public Integer Ceiling() => Rounded(Rational.Ceiling);

    /// <summary>The nearest integer; ties, of rational numbers only, to even.</summary>
    public Integer Round() => Rounded(Rational.Round);

    /// <summary>The decimal digits, rounded to a number of places after the point: all of them are right; ties, of rational numbers only, to even.</summary>
    /// <param name="places">At least 0.</param>
    public string ToDecimal(int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        Refine(Rational.Pow(10, -places) * new Rational(1, 16));
        return Rounded(value => value.ToDecimal(places));
    }

    /// <summary>The nearest double.</summary>
    public static explicit operator double(RealAlgebraicNumber number)
    {
        if (!number.IsRational) number.AwayFromZero();
        return number.Rounded(value => (double)value);
    }

    /// <summary>What both ends of a narrow interval agree on. Irrational numbers are no tie, so the ends agree in the end.</summary>
    private T Rounded<T>(Func<Rational, T> round)
        where T : IEquatable<T>
    {
        while (true)
        {
            RootInterval current = interval;
            T low = round(current.Low);
            if (current.IsExact || low.Equals(round(current.High))) return low;
            HalveInterval();
        }
    }
}
