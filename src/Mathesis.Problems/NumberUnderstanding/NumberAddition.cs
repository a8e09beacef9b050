using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Sums of two numbers; scientific exponents differ by at most 5.</summary>
[Register<IProblemFamily>("number-add")]
public sealed class NumberAddition() : NumberTask("number-add", "the sum of two numbers", "Add the two numbers:", "+", NumberForm.Integer, NumberForm.Float, NumberForm.Fraction, NumberForm.Scientific)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => false;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        (WrittenNumber first, WrittenNumber second) = sampler.Pair(length);
        return sampler.Form == NumberForm.Scientific ? (first, NumberExponents.Near(first, second, sampler.Random, -5, 5)) : (first, second);
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => NumberArithmetic.Add(operands.First, operands.Other);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => answer.Value - operands.Other.Value == operands.First.Value;

    /// <inheritdoc/>
    public override IEnumerable<string> Work(NumberOperands operands) =>
        operands.First.Form == NumberForm.Integer ? ColumnWork.Add(operands.First.Digits, operands.Other.Digits) : base.Work(operands);
}
