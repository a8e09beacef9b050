using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>
/// A number with the way it is written. Digits are kept as written, so that <c>1.200e5</c> and <c>1.2e5</c> differ although
/// their values are equal.
/// </summary>
public readonly partial record struct WrittenNumber
{
    private WrittenNumber(NumberForm form, Integer digits, Integer denominator, int decimals, int exponent)
    {
        Form = form;
        Digits = digits;
        Denominator = denominator;
        Decimals = decimals;
        Exponent = exponent;
    }

    /// <summary>How it is written.</summary>
    public NumberForm Form { get; }

    /// <summary>The digits without the point: the numerator of a fraction.</summary>
    public Integer Digits { get; }

    /// <summary>The denominator of a fraction, 1 for any other form.</summary>
    public Integer Denominator { get; }

    /// <summary>How many of the digits stand behind the point.</summary>
    public int Decimals { get; }

    /// <summary>The power of ten of the scientific form, 0 for any other.</summary>
    public int Exponent { get; }

    /// <summary>The exact value.</summary>
    public Rational Value
    {
        get
        {
            int shift = Exponent - Decimals;
            return shift >= 0
                ? new Rational(Digits * PowersOfTen.At(shift), Denominator)
                : new Rational(Digits, Denominator * PowersOfTen.At(-shift));
        }
    }

    /// <summary>How long it is, as its form measures that.</summary>
    public int Length => Form switch
    {
        NumberForm.Integer => PowersOfTen.CountDigits(Digits),
        NumberForm.Fraction => Math.Max(PowersOfTen.CountDigits(Digits), PowersOfTen.CountDigits(Denominator)),
        _ => Decimals,
    };

    /// <summary>An integer.</summary>
    public static WrittenNumber OfInteger(Integer value) => new(NumberForm.Integer, value, Integer.One, 0, 0);

    /// <summary>A float of digits / 10^decimals, its trailing zeros dropped.</summary>
    public static WrittenNumber OfFloat(Integer digits, int decimals)
    {
        DropZeros(ref digits, ref decimals);
        return new(NumberForm.Float, digits, Integer.One, decimals, 0);
    }

    /// <summary>A fraction, reduced.</summary>
    /// <param name="numerator">Not negative.</param>
    /// <param name="denominator">At least 1.</param>
    public static WrittenNumber OfFraction(Integer numerator, Integer denominator)
    {
        Integer common = Integer.Gcd(numerator, denominator);
        return common == Integer.One
            ? new(NumberForm.Fraction, numerator, denominator, 0, 0)
            : new(NumberForm.Fraction, numerator / common, denominator / common, 0, 0);
    }

    /// <summary>The scientific form of digits * 10^power: the mantissa's trailing zeros dropped, one decimal kept at least. Zero is <c>0.0e0</c>.</summary>
    public static WrittenNumber OfScientific(Integer digits, int power)
    {
        if (digits.IsZero) return new(NumberForm.Scientific, digits, Integer.One, 1, 0);
        int decimals = PowersOfTen.CountDigits(digits) - 1, exponent = power + decimals;
        if (decimals == 0) (digits, decimals) = (digits * 10, 1);
        DropZeros(ref digits, ref decimals);
        return new(NumberForm.Scientific, digits, Integer.One, decimals, exponent);
    }

    /// <summary>The scientific form with every digit of the mantissa kept, trailing zeros too.</summary>
    /// <param name="mantissa">The mantissa's digits without the point.</param>
    /// <param name="decimals">How many of them stand behind the point, at least 1.</param>
    /// <param name="exponent">The power of ten.</param>
    public static WrittenNumber OfMantissa(Integer mantissa, int decimals, int exponent) =>
        new(NumberForm.Scientific, mantissa, Integer.One, decimals, exponent);

    private static void DropZeros(ref Integer digits, ref int decimals)
    {
        if (decimals == 0) (digits, decimals) = (digits * 10, 1);
        while (decimals > 1)
        {
            (Integer quotient, Integer rest) = Integer.DivRem(digits, 10);
            if (!rest.IsZero) return;
            (digits, decimals) = (quotient, decimals - 1);
        }
    }
}
