using System.Diagnostics.CodeAnalysis;

namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>Numbers whose exponent of two is beyond this are scaled by balls.</summary>
    private const long FarBits = 100_000;

    /// <summary>The midpoint to as many digits as are certain, and the radius: <c>3.1415926 ± 1.2e-8</c>.</summary>
    public override string ToString()
    {
        if (!IsFinite) return "indeterminate";
        int digits = (int)Math.Clamp((long)(Math.Min(AccurateBits, 1000) * 0.30103) + 2, 3, 50);
        string middle = Midpoint.TryGetDigits(digits, out DecimalDigits? shown) ? shown.ToString() : "0";
        return IsExact ? middle : $"{middle} ± {Radius}";
    }

    /// <summary>
    /// The first significant decimal digits, cut and not rounded, when the ball is small enough to prove every one of them; false when more
    /// precision is needed. A ball around 0 has none.
    /// </summary>
    /// <param name="count">How many significant digits, at least 1.</param>
    /// <param name="digits">The digits with the place of the point.</param>
    public bool TryGetDigits(int count, [NotNullWhen(true)] out DecimalDigits? digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        digits = null;
        if (IsZero)
        {
            digits = new DecimalDigits(false, new string('0', count), 1, IsExact: true);
            return true;
        }
        if (Sign is not int sign || Top is > ExponentLimit or < -ExponentLimit) return false;
        if (Math.Abs(Top) > FarBits + (8L * count)) return TryGetFarDigits(count, sign, out digits);
        (Integer lower, Integer upper, long exponent) = Ends;
        if (sign < 0) (lower, upper) = (-upper, -lower);
        // The number lies in [10^(point - 1), 10^point); the estimate may be one too small.
        long point = (long)Math.Floor((Top - 1) * 0.30102999566398120) + 1;
        for (int attempt = 0; attempt < 2; attempt++, point++)
        {
            int places = checked((int)(count - point));
            (Integer low, bool exact) = Scaled(lower, exponent, places);
            Integer high = IsExact ? low : Scaled(upper, exponent, places).Floor;
            if (low != high) return false;
            string text = low.ToString();
            if (text.Length > count) continue;
            digits = new DecimalDigits(sign < 0, text, point, IsExact && exact);
            return true;
        }
        return false;
    }

    /// <summary>Digits of a number so far from 1 that its power of ten is multiplied in as a ball and not as an integer.</summary>
    private bool TryGetFarDigits(int count, int sign, [NotNullWhen(true)] out DecimalDigits? digits)
    {
        digits = null;
        int precision = checked((int)(count * 3.3219280948873626) + 64);
        long point = (long)Math.Floor((Top - 1) * 0.30102999566398120) + 1;
        // The estimate may be one too large or too small so far out.
        for (long tried = point - 1; tried <= point + 1; tried++)
        {
            Ball scaled = Multiply(Abs(this), Pow(10, count - tried, precision), precision);
            if (scaled.Floor is not Integer low) return false;
            string text = low.ToString();
            if (text.Length != count) continue;
            digits = new DecimalDigits(sign < 0, text, tried, IsExact: false);
            return true;
        }
        return false;
    }

    /// <summary>floor(mantissa 2^exponent 10^places) of a number that is not negative, and whether nothing was cut.</summary>
    private static (Integer Floor, bool IsExact) Scaled(Integer mantissa, long exponent, int places)
    {
        // 10^places = 5^places 2^places
        int shift = checked((int)(exponent + places));
        if (places >= 0)
        {
            Integer scaled = mantissa * Integer.Pow(5, places);
            return shift >= 0 ? (scaled << shift, true) : (scaled >> -shift, scaled.TrailingZeroCount >= -shift);
        }
        Integer dividend = shift >= 0 ? mantissa << shift : mantissa;
        Integer divisor = Integer.Pow(5, -places);
        if (shift < 0) divisor <<= -shift;
        (Integer quotient, Integer rest) = Integer.DivRem(dividend, divisor);
        return (quotient, rest.IsZero);
    }
}
