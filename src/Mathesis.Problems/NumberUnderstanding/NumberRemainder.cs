using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Remainders; the divisor has at most 0.7 n + 1 digits, three in the easy variant.</summary>
[Register<IProblemFamily>("number-mod")]
public sealed class NumberRemainder() : NumberTask("number-mod", "the remainder of the larger by the smaller", "Divide the first number by the second and give the remainder:", "%", NumberForm.Integer)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => false;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberVariant> Variants => [NumberVariant.Plain, NumberVariant.Easy];

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        int most = sampler.Variant == NumberVariant.Easy ? 3 : 7 * length / 10 + 1;
        NumberOperands pair = ((NumberOperands)(sampler.Number(length), sampler.Number(Math.Min(most, sampler.ShorterLength(length))))).LargerFirst();
        return (pair.First, NumberArithmetic.NonZero(pair.Other));
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => WrittenNumber.OfInteger(operands.First.Digits % operands.Other.Digits);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) =>
        answer.Digits < operands.Other.Digits && Integer.Divides(operands.Other.Digits, operands.First.Digits - answer.Digits);
}
