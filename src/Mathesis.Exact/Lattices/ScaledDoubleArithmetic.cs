namespace Mathesis.Exact;

/// <summary>Arithmetic with 53 bits.</summary>
internal readonly struct ScaledDoubleArithmetic : IRealArithmetic<ScaledDouble>
{
    public ScaledDouble Of(Integer value) => ScaledDouble.Of(value);

    public ScaledDouble SubtractProduct(ScaledDouble a, ScaledDouble b, ScaledDouble c)
    {
        double product = b.Mantissa * c.Mantissa;
        if (product == 0) return a;
        long exponent = b.Exponent + c.Exponent;
        if (a.Mantissa == 0) return ScaledDouble.Of(-product, exponent);
        long difference = exponent - a.Exponent;
        if (difference > 120) return ScaledDouble.Of(-product, exponent);
        return difference < -120 ? a : ScaledDouble.Of(a.Mantissa - (product * Power(difference)), a.Exponent);
    }

    public ScaledDouble Multiply(ScaledDouble a, ScaledDouble b) => ScaledDouble.Of(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    public ScaledDouble Divide(ScaledDouble a, ScaledDouble b) => ScaledDouble.Of(a.Mantissa / b.Mantissa, a.Exponent - b.Exponent);

    public Integer Round(ScaledDouble a)
    {
        if (a.Exponent < -1) return Integer.Zero;
        if (a.Exponent < 52) return (Integer)Math.Round(a.Mantissa * Power(a.Exponent));
        return (Integer)(a.Mantissa * Power(52)) << checked((int)(a.Exponent - 52));
    }

    public int Compare(ScaledDouble a, ScaledDouble b)
    {
        int sign = Math.Sign(a.Mantissa);
        if (sign != Math.Sign(b.Mantissa) || sign == 0) return sign.CompareTo(Math.Sign(b.Mantissa));
        return a.Exponent != b.Exponent ? sign * a.Exponent.CompareTo(b.Exponent) : a.Mantissa.CompareTo(b.Mantissa);
    }

    private static double Power(long exponent) => BitConverter.Int64BitsToDouble((exponent + 1023) << 52);
}
