using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Pairs of numbers to compare.</summary>
internal static class NumberComparison
{
    /// <summary>Draws two numbers; fractions are below 1, hard pairs share their beginning.</summary>
    public static NumberOperands Draw(NumberSampler sampler, int length)
    {
        bool hard = sampler.Variant == NumberVariant.Hard;
        if (sampler.Form == NumberForm.Fraction)
        {
            (WrittenNumber a, WrittenNumber b) = sampler.Pair(length);
            return (Proper(a), Proper(b));
        }
        if (!hard) return sampler.Pair(length);
        WrittenNumber first = sampler.Number(length), second = sampler.Number(length);
        // Floats keep the whole part with probability 0.7, scientific numbers the exponent with probability 0.8.
        if (sampler.Form == NumberForm.Float && sampler.Random.NextBelow(10) >= 7) return (first, second);
        if (sampler.Form == NumberForm.Scientific)
        {
            int exponent = sampler.Random.NextBelow(10) < 8 ? first.Exponent : second.Exponent;
            return (first, NumberExponents.With(WithBeginning(sampler, first, second), exponent));
        }
        return (first, WithBeginning(sampler, first, second));
    }

    /// <summary>Negative, zero or positive as the first is less than, equal to or greater than the second.</summary>
    public static int Compare(WrittenNumber a, WrittenNumber b)
    {
        if (a.Form == NumberForm.Fraction) return (a.Digits * b.Denominator).CompareTo(b.Digits * a.Denominator);
        int power = Math.Min(a.Exponent - a.Decimals, b.Exponent - b.Decimals);
        return (a.Digits * PowersOfTen.At(a.Exponent - a.Decimals - power)).CompareTo(b.Digits * PowersOfTen.At(b.Exponent - b.Decimals - power));
    }

    private static WrittenNumber Proper(WrittenNumber fraction) =>
        fraction.Digits > fraction.Denominator ? WrittenNumber.OfFraction(fraction.Denominator, fraction.Digits) : fraction;

    /// <summary>The second number with the first one's digits up to a random place; both have the same length.</summary>
    private static WrittenNumber WithBeginning(NumberSampler sampler, WrittenNumber first, WrittenNumber second)
    {
        int kept = sampler.Random.NextBelow(first.Length);
        Integer unit = PowersOfTen.At(first.Length - kept);
        Integer digits = first.Digits / unit * unit + second.Digits % unit;
        return first.Form switch
        {
            NumberForm.Integer => WrittenNumber.OfInteger(digits),
            NumberForm.Float => WrittenNumber.OfFloat(digits, second.Decimals),
            _ => WrittenNumber.OfMantissa(digits, second.Decimals, second.Exponent),
        };
    }
}
