using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Exponents of operands in scientific form.</summary>
internal static class NumberExponents
{
    /// <summary>The same mantissa with another exponent.</summary>
    public static WrittenNumber With(WrittenNumber number, int exponent) => WrittenNumber.OfMantissa(number.Digits, number.Decimals, exponent);

    /// <summary>The second number with an exponent that differs from the first one's by a uniform step, kept in range.</summary>
    public static WrittenNumber Near(WrittenNumber first, WrittenNumber second, RandomStream random, int low, int high) =>
        With(second, Math.Clamp(first.Exponent + (int)random.NextInRange(low, high), 0, NumberSampler.GreatestExponent));
}
