using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Products of two numbers; easy: the shorter has at most three digits; hard: at least half as many as the longer.</summary>
[Register<IProblemFamily>("number-multiply")]
public sealed class NumberMultiplication() : NumberTask("number-multiply", "the product of two numbers", "Multiply the two numbers:", "*", NumberForm.Integer, NumberForm.Float, NumberForm.Fraction, NumberForm.Scientific)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => false;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override IReadOnlyList<NumberVariant> Variants => [NumberVariant.Plain, NumberVariant.Easy, NumberVariant.Hard];

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length) => sampler.Variant switch
    {
        NumberVariant.Easy => (sampler.Number(length), sampler.Number(Math.Min(3, sampler.ShorterLength(length)))),
        NumberVariant.Hard => (sampler with { Shorter = Math.Max(sampler.Shorter, 0.5) }).Pair(length),
        _ => sampler.Pair(length),
    };

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => NumberArithmetic.Multiply(operands.First, operands.Other);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer)
    {
        Rational first = operands.First.Value;
        return first.IsZero ? answer.Value.IsZero : answer.Value / first == operands.Other.Value;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Work(NumberOperands operands) =>
        operands.First.Form == NumberForm.Integer ? ColumnWork.Multiply(operands.First.Digits, operands.Other.Digits) : base.Work(operands);
}
