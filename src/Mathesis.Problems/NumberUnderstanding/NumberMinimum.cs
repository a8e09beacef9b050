using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>The smaller of two numbers; hard pairs begin alike.</summary>
[Register<IProblemFamily>("number-min")]
public sealed class NumberMinimum() : NumberTask("number-min", "the smaller of two numbers", "Give the smaller of the two numbers:", "and", NumberForm.Integer, NumberForm.Float, NumberForm.Fraction, NumberForm.Scientific)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => form != NumberForm.Fraction;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberVariant> Variants => [NumberVariant.Plain, NumberVariant.Hard];

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length) => NumberComparison.Draw(sampler, length);

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) =>
        NumberComparison.Compare(operands.First, operands.Other) <= 0 ? operands.First : operands.Other;

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer)
    {
        Rational value = answer.Value, first = operands.First.Value, second = operands.Other.Value;
        return (value == first || value == second) && value <= first && value <= second;
    }
}
