using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>A number rounded to significant figures, halves up, in scientific form with its zeros kept: 1.200e5.</summary>
[Register<IProblemFamily>("number-sig-fig")]
public sealed class SignificantFigures() : NumberTask("number-sig-fig", "a number rounded to significant figures", "Round the number to significant figures, halves up, and write it in scientific notation with all of them:", "to figures", NumberForm.Integer, NumberForm.Float)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Scientific;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        WrittenNumber number = sampler.Number(length);
        if (number.Digits.IsZero) number = WrittenNumber.OfInteger(Integer.One);
        int most = Math.Max(2, DigitColumns.Count(number));
        return (number, WrittenNumber.OfInteger(sampler.Random.NextInRange(2, most)));
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands)
    {
        Integer digits = operands.First.Digits;
        int figures = (int)operands.Other.Digits, all = PowersOfTen.CountDigits(digits), exponent = all - 1 - operands.First.Decimals;
        if (figures >= all) return WrittenNumber.OfMantissa(digits * PowersOfTen.At(figures - all), figures - 1, exponent);
        Integer unit = PowersOfTen.At(all - figures);
        (Integer kept, Integer rest) = Integer.DivRem(digits, unit);
        if (rest * 2 >= unit) kept++;
        // Nines that all carry make one digit more.
        return kept == PowersOfTen.At(figures)
            ? WrittenNumber.OfMantissa(PowersOfTen.At(figures - 1), figures - 1, exponent + 1)
            : WrittenNumber.OfMantissa(kept, figures - 1, exponent);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The published program rounds down when the next digit is 5, whatever follows, and gives a mantissa of one digit too many
    /// when nines carry out: 99995 to three figures is <c>1.0000e4</c> there.
    /// </remarks>
    public override WrittenNumber SolveAsPublished(NumberOperands operands)
    {
        Integer digits = operands.First.Digits;
        int figures = (int)operands.Other.Digits, all = PowersOfTen.CountDigits(digits), exponent = all - 1 - operands.First.Decimals;
        if (figures >= all) return Solve(operands);
        (Integer kept, Integer rest) = Integer.DivRem(digits, PowersOfTen.At(all - figures));
        if (rest / PowersOfTen.At(all - figures - 1) > 5) kept++;
        return kept == PowersOfTen.At(figures)
            ? WrittenNumber.OfMantissa(PowersOfTen.At(figures + 1), figures + 1, exponent)
            : WrittenNumber.OfMantissa(kept, figures - 1, exponent);
    }

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer)
    {
        // At most half a unit of the last figure above the number, less than half a unit below it, and that many figures.
        int figures = (int)operands.Other.Digits;
        if (answer.Decimals != figures - 1 || answer.Digits < PowersOfTen.At(figures - 1) || answer.Digits >= PowersOfTen.At(figures)) return false;
        Rational unit = answer.Value / answer.Digits, excess = (answer.Value - operands.First.Value) / unit, half = new(1, 2);
        return excess <= half && excess > -half;
    }
}
