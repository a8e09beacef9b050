using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Whole quotients of the larger by the smaller.</summary>
[Register<IProblemFamily>("number-floordiv")]
public sealed class NumberFloorDivision() : NumberTask("number-floordiv", "the whole quotient of the larger by the smaller", "Divide the first number by the second and keep the whole part:", "//", NumberForm.Integer)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => false;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        NumberOperands pair = ((NumberOperands)sampler.Pair(length)).LargerFirst();
        return (pair.First, NumberArithmetic.NonZero(pair.Other));
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => WrittenNumber.OfInteger(operands.First.Digits / operands.Other.Digits);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer)
    {
        Integer rest = operands.First.Digits - answer.Digits * operands.Other.Digits;
        return rest.Sign >= 0 && rest < operands.Other.Digits;
    }
}
