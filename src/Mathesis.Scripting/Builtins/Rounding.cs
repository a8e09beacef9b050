using System.Globalization;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>round().</summary>
internal static class Rounding
{
    public static object Round(object value, object? places)
    {
        bool isWhole = places is null or None;
        switch (value)
        {
            case double number when isWhole:
                return NumberConversion.Truncate(double.IsFinite(number) ? Math.Round(number, MidpointRounding.ToEven) : number);
            case double number:
                return Round(number, Number.Clamped(places!));
            case Rational rational:
                if (isWhole) return Number.Normalize(FloatText.RoundHalfEven(rational));
                Rational shift = Power(Number.Long(places!));
                return FloatText.RoundHalfEven(rational * shift) / shift;
            case long or bool or Integer:
                if (isWhole || Number.Clamped(places!) >= 0) return Number.Normalize(Number.ToInteger(value));
                Integer exact = Number.ToInteger(value);
                long digits = -Number.Clamped(places!);
                if (digits > (exact.BitLength / 3) + 2) return Number.Box(0);
                Integer unit = Integer.Pow(10, (int)digits);
                return Number.Normalize(FloatText.RoundHalfEven(new Rational(exact, unit)) * unit);
            default:
                throw Fault.Type($"type {Classes.Of(value).Name} doesn't define __round__ method");
        }
    }

    private static Rational Power(long places) =>
        Math.Abs(places) > 100_000 ? throw new LimitError(ScriptLimit.Memory, "the script asked for too many digits")
        : places >= 0 ? Integer.Pow(10, (int)places) : Rational.Reciprocal(Integer.Pow(10, (int)-places));

    private static double Round(double value, long places)
    {
        if (!double.IsFinite(value) || value == 0 || places > 323) return value;
        if (places < -308) return Math.CopySign(0, value);
        string text = places >= 0 ? FloatText.Fixed(Math.Abs(value), (int)places) : (FloatText.RoundHalfEven((Rational)Math.Abs(value) * Power(places)) * Integer.Pow(10, (int)-places)).ToString();
        double result = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(result) ? throw Fault.Overflow("rounded value too large to represent") : Math.CopySign(result, value);
    }
}
