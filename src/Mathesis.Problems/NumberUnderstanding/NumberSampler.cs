using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Draws numbers of one form from a stream (paper 43's reference program, <c>numbers_class.py</c>, for the distributions).</summary>
/// <param name="Random">The stream.</param>
/// <param name="Form">How the numbers are written.</param>
/// <param name="Variant">How operands are drawn.</param>
/// <param name="Shorter">The least length of a shorter operand, as a share of the longer one's.</param>
public readonly record struct NumberSampler(RandomStream Random, NumberForm Form, NumberVariant Variant, double Shorter)
{
    /// <summary>The greatest exponent of an operand.</summary>
    public const int GreatestExponent = 99;

    /// <summary>A number of a length.</summary>
    /// <param name="length">At least 1.</param>
    public WrittenNumber Number(int length)
    {
        switch (Form)
        {
            case NumberForm.Integer:
                return WrittenNumber.OfInteger(Whole(length));
            case NumberForm.Float:
                Integer whole = LeadingNonzero(Random.NextBelow(length) + 1);
                return WrittenNumber.OfFloat(whole * PowersOfTen.At(length) + Decimals(length), length);
            case NumberForm.Fraction:
                while (true)
                {
                    Integer above = Below(length), below = LeadingNonzero(length);
                    WrittenNumber fraction = WrittenNumber.OfFraction(above, below);
                    if (PowersOfTen.CountDigits(fraction.Denominator) == length) return fraction;
                }
            default:
                Integer mantissa = (Random.NextBelow(9) + 1) * PowersOfTen.At(length) + Decimals(length);
                return WrittenNumber.OfMantissa(mantissa, length, Random.NextBelow(GreatestExponent + 1));
        }
    }

    /// <summary>Two numbers, one of the length and one not longer, in random order.</summary>
    public (WrittenNumber First, WrittenNumber Second) Pair(int length)
    {
        WrittenNumber longer = Number(length), shorter = Number(ShorterLength(length));
        return Random.NextBelow(2) == 0 ? (longer, shorter) : (shorter, longer);
    }

    /// <summary>A length for the shorter operand.</summary>
    public int ShorterLength(int length)
    {
        int least = Math.Max(1, (int)Math.Ceiling(Shorter * length));
        return (int)Random.NextInRange(Math.Min(least, length), length);
    }

    /// <summary>A uniform integer of exactly that many digits; one digit may be zero.</summary>
    public Integer Whole(int length) => length == 1 ? Random.NextBelow(10) : LeadingNonzero(length);

    /// <summary>A uniform integer below 10^digits.</summary>
    public Integer Below(int digits)
    {
        if (digits <= 18) return (long)Random.NextBelow((ulong)(long)PowersOfTen.At(digits));
        // Blocks of 18 digits, the highest first.
        Integer value = Below(digits % 18 == 0 ? 18 : digits % 18);
        for (int block = (digits - 1) / 18; block > 0; block--) value = value * PowersOfTen.At(18) + Below(18);
        return value;
    }

    /// <summary>A uniform integer from 10^(digits-1) to 10^digits - 1.</summary>
    private Integer LeadingNonzero(int digits)
    {
        if (digits == 1) return Random.NextBelow(9) + 1;
        return (Random.NextBelow(9) + 1) * PowersOfTen.At(digits - 1) + Below(digits - 1);
    }

    /// <summary>That many decimals, the last not zero.</summary>
    private Integer Decimals(int length) => length == 1 ? Random.NextBelow(9) + 1 : Below(length - 1) * 10 + (Random.NextBelow(9) + 1);
}
