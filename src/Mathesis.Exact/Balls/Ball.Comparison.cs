namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The sign of a - b for every a and b of the balls, or null when it is not the same for all.</summary>
    public static int? Compare(Ball a, Ball b)
    {
        if (!a.IsFinite || !b.IsFinite) return null;
        return Subtract(a, b, int.MaxValue).Sign;
    }

    /// <summary>Whether the balls have a number in common.</summary>
    public static bool Overlap(Ball a, Ball b) => Compare(a, b) is null or 0;

    /// <summary>Whether the number lies in the ball, exactly.</summary>
    public bool Contains(Rational value)
    {
        if (!IsFinite) return true;
        // |mid - value| <= radius, all multiplied by the denominator.
        (Integer radius, long radiusExponent) = Radius.Parts;
        long least = Math.Min(0, Math.Min(Exponent, radiusExponent));
        Integer middle = Mantissa << checked((int)(Exponent - least));
        Integer distance = Integer.Abs((middle * value.Denominator) - (value.Numerator << checked((int)-least)));
        return distance <= (radius << checked((int)(radiusExponent - least))) * value.Denominator;
    }

    /// <summary>Whether every number of another ball lies in this one, exactly.</summary>
    public bool Encloses(Ball other)
    {
        if (!IsFinite || !other.IsFinite) return !IsFinite;
        (Integer lower, Integer upper, long exponent) = Ends;
        (Integer otherLower, Integer otherUpper, long otherExponent) = other.Ends;
        long least = Math.Min(exponent, otherExponent);
        int mine = checked((int)(exponent - least)), others = checked((int)(otherExponent - least));
        return lower << mine <= otherLower << others && otherUpper << others <= upper << mine;
    }

    /// <summary>The least ball, up to rounding, that contains both.</summary>
    public static Ball Union(Ball a, Ball b, int precision)
    {
        if (!a.IsFinite || !b.IsFinite) return Indeterminate;
        Ball middle = Scale(Add(a.Midpoint, b.Midpoint, precision), -1);
        Radius toA = Subtract(a.Midpoint, middle, precision).MagnitudeAbove + a.Radius;
        Radius toB = Subtract(b.Midpoint, middle, precision).MagnitudeAbove + b.Radius;
        return new Ball(middle.Mantissa, middle.Exponent, Radius.Max(toA, toB));
    }

    /// <summary>The integer that is the floor of every number of the ball, or null when the floors differ.</summary>
    public Integer? Floor
    {
        get
        {
            if (!IsFinite || Top > int.MaxValue) return null;
            (Integer lower, Integer upper, long exponent) = Ends;
            int shift = checked((int)-exponent);
            Integer low = lower >> shift;
            return low == upper >> shift ? low : null;
        }
    }

    /// <summary>The ends of the ball over a common power of two, exactly.</summary>
    /// <exception cref="InvalidOperationException">The ball is not finite.</exception>
    public (Integer Lower, Integer Upper, long Exponent) Ends
    {
        get
        {
            if (IsExact) return (Mantissa, Mantissa, Exponent);
            (Integer radius, long radiusExponent) = Radius.Parts;
            long least = Mantissa.IsZero ? radiusExponent : Math.Min(Exponent, radiusExponent);
            Integer middle = Mantissa << (Mantissa.IsZero ? 0 : checked((int)(Exponent - least)));
            Integer distance = radius << checked((int)(radiusExponent - least));
            return (middle - distance, middle + distance, least);
        }
    }
}
