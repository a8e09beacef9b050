using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Decimal digits of rational numbers by exact division.</summary>
internal static class RationalDigits
{
    /// <summary>The first significant digits, cut; exact when nothing was cut.</summary>
    public static DecimalDigits Of(Rational value, int count)
    {
        if (value.IsZero) return new DecimalDigits(false, new string('0', count), 1, IsExact: true);
        Integer numerator = Integer.Abs(value.Numerator);
        long point = (long)Math.Floor((numerator.BitLength - value.Denominator.BitLength - 1) * 0.30102999566398120) + 1;
        while (true)
        {
            int places = checked((int)(count - point));
            (Integer digits, Integer rest) = places >= 0
                ? Integer.DivRem(numerator * Integer.Pow(10, places), value.Denominator)
                : Integer.DivRem(numerator, value.Denominator * Integer.Pow(10, -places));
            string text = digits.ToString();
            if (text.Length == count) return new DecimalDigits(value.Sign < 0, text, point, rest.IsZero);
            point += text.Length > count ? 1 : -1;
        }
    }
}
