using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Exact arithmetic on written numbers of the same form.</summary>
internal static class NumberArithmetic
{
    /// <summary>The sum.</summary>
    public static WrittenNumber Add(WrittenNumber a, WrittenNumber b) => Combine(a, b, subtract: false);

    /// <summary>The difference; not negative.</summary>
    public static WrittenNumber Subtract(WrittenNumber a, WrittenNumber b) => Combine(a, b, subtract: true);

    /// <summary>The product.</summary>
    public static WrittenNumber Multiply(WrittenNumber a, WrittenNumber b) => a.Form switch
    {
        NumberForm.Integer => WrittenNumber.OfInteger(a.Digits * b.Digits),
        NumberForm.Float => WrittenNumber.OfFloat(a.Digits * b.Digits, a.Decimals + b.Decimals),
        NumberForm.Fraction => WrittenNumber.OfFraction(a.Digits * b.Digits, a.Denominator * b.Denominator),
        _ => WrittenNumber.OfScientific(a.Digits * b.Digits, a.Exponent - a.Decimals + b.Exponent - b.Decimals),
    };

    /// <summary>The number, or one where it is zero.</summary>
    public static WrittenNumber NonZero(WrittenNumber number) => !number.Digits.IsZero ? number
        : number.Form == NumberForm.Fraction ? WrittenNumber.OfFraction(1, 1) : WrittenNumber.OfInteger(1);

    private static WrittenNumber Combine(WrittenNumber a, WrittenNumber b, bool subtract)
    {
        if (a.Form == NumberForm.Integer) return WrittenNumber.OfInteger(subtract ? a.Digits - b.Digits : a.Digits + b.Digits);
        if (a.Form == NumberForm.Fraction)
        {
            Integer left = a.Digits * b.Denominator, right = b.Digits * a.Denominator;
            return WrittenNumber.OfFraction(subtract ? left - right : left + right, a.Denominator * b.Denominator);
        }
        // Both as digits times the lower power of ten.
        int power = Math.Min(a.Exponent - a.Decimals, b.Exponent - b.Decimals);
        Integer x = a.Digits * PowersOfTen.At(a.Exponent - a.Decimals - power), y = b.Digits * PowersOfTen.At(b.Exponent - b.Decimals - power);
        Integer digits = subtract ? x - y : x + y;
        return a.Form == NumberForm.Float ? WrittenNumber.OfFloat(digits, -power) : WrittenNumber.OfScientific(digits, power);
    }
}
