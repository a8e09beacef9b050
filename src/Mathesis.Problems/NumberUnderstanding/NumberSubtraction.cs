using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>Differences of two numbers, the larger first; scientific exponents differ by 1 to 5.</summary>
[Register<IProblemFamily>("number-sub")]
public sealed class NumberSubtraction() : NumberTask("number-sub", "the difference of two numbers, the larger first", "Subtract the two numbers:", "-", NumberForm.Integer, NumberForm.Float, NumberForm.Fraction, NumberForm.Scientific)
{
    /// <inheritdoc/>
    public override bool ReachesHundred(NumberForm form) => false;

    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        NumberOperands pair = ((NumberOperands)sampler.Pair(length)).LargerFirst();
        if (sampler.Form != NumberForm.Scientific) return pair;
        WrittenNumber first = pair.First.Exponent > 0 ? pair.First : NumberExponents.With(pair.First, 1);
        WrittenNumber second = NumberExponents.Near(first, pair.Other, sampler.Random, -5, -1);
        // A difference below 1 would need a negative exponent.
        return first.Value - second.Value < Rational.One ? (NumberArithmetic.Add(first, WrittenNumber.OfScientific(1, 0)), second) : (first, second);
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => NumberArithmetic.Subtract(operands.First, operands.Other);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => answer.Value + operands.Other.Value == operands.First.Value;
}
