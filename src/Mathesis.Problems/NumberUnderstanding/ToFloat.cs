using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>The decimal form of a fraction that has one, or of a number in scientific form.</summary>
[Register<IProblemFamily>("number-to-float")]
public sealed class ToFloat() : NumberTask("number-to-float", "the decimal form of a number", "Write the number in decimal form:", null, NumberForm.Fraction, NumberForm.Scientific)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => form != NumberForm.Fraction;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Float;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        if (sampler.Form == NumberForm.Scientific)
        {
            WrittenNumber number = sampler.Number(length);
            return new(NumberExponents.With(number, sampler.Random.NextBelow(Math.Min(number.Exponent, length) + 1)), null);
        }
        Integer twos = Integer.Pow(2, sampler.Random.NextBelow(length + 1)), fives = Integer.Pow(5, sampler.Random.NextBelow(length + 1));
        return new(WrittenNumber.OfFraction(sampler.Whole(length), twos * fives), null);
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands)
    {
        WrittenNumber number = operands.First;
        if (number.Form == NumberForm.Scientific)
        {
            int behind = number.Decimals - number.Exponent;
            return behind > 0 ? WrittenNumber.OfFloat(number.Digits, behind) : WrittenNumber.OfFloat(number.Digits * PowersOfTen.At(-behind), 0);
        }
        // The denominator divides 10^places: the places are the greater of its exponents of 2 and 5.
        int places = 0;
        Integer power = Integer.One;
        while (!Integer.Divides(number.Denominator, power)) (power, places) = (power * 10, places + 1);
        return WrittenNumber.OfFloat(number.Digits * (power / number.Denominator), places);
    }

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => answer.Value == operands.First.Value;
}
