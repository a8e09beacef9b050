using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>How often a digit occurs in a number.</summary>
[Register<IProblemFamily>("number-count")]
public sealed class CountDigit() : NumberTask("number-count", "how often a digit occurs", "Count how often the digit occurs in the number:", "has the digit", NumberForm.Integer)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Integer;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length) =>
        (sampler.Number(length), WrittenNumber.OfInteger(sampler.Random.NextBelow(10)));

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands)
    {
        string digits = operands.First.ToString();
        return WrittenNumber.OfInteger(digits.AsSpan().Count((char)('0' + (int)operands.Other.Digits)));
    }

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer)
    {
        // Digits split off one after the other.
        Integer rest = operands.First.Digits, count = Integer.Zero;
        do
        {
            (rest, Integer digit) = Integer.DivRem(rest, 10);
            if (digit == operands.Other.Digits) count++;
        }
        while (!rest.IsZero);
        return answer.Digits == count;
    }
}
