using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The digit at a place, counted from 0 from the left; the point does not count.</summary>
[Register<IProblemFamily>("number-get-digit")]
public sealed class GetDigit() : NumberTask("number-get-digit", "the digit at a place", "Give the digit at the place, counted from the left and from 0, the point not counted:", "at place", NumberForm.Integer, NumberForm.Float)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Integer;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        WrittenNumber number = sampler.Number(length);
        return (number, WrittenNumber.OfInteger(sampler.Random.NextBelow(DigitColumns.Count(number))));
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands)
    {
        int behind = DigitColumns.Count(operands.First) - 1 - (int)operands.Other.Digits;
        return WrittenNumber.OfInteger(operands.First.Digits / PowersOfTen.At(behind) % 10);
    }

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer)
    {
        string digits = operands.First.ToString().Replace(".", "", StringComparison.Ordinal);
        return answer.ToString() == digits[(int)operands.Other.Digits].ToString();
    }
}
