using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Quotients as reduced fractions; a divisor of zero is replaced by one.</summary>
[Register<IProblemFamily>("number-truediv")]
public sealed class NumberTrueDivision() : NumberTask("number-truediv", "the quotient as a reduced fraction", "Divide the first number by the second:", "/", NumberForm.Integer, NumberForm.Fraction)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => false;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Fraction;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        (WrittenNumber first, WrittenNumber second) = sampler.Pair(length);
        return (first, NumberArithmetic.NonZero(second));
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => WrittenNumber.OfFraction(
        operands.First.Digits * operands.Other.Denominator, operands.First.Denominator * operands.Other.Digits);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => answer.Value * operands.Other.Value == operands.First.Value;
}
