using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The larger digit of two numbers at each place.</summary>
[Register<IProblemFamily>("number-digit-max")]
public sealed class DigitMaximum() : NumberTask("number-digit-max", "the larger digit at each place", "Compare the two numbers digit by digit, the points aligned, and give the larger digit at each place, a missing digit counting as 0:", "and", NumberForm.Integer, NumberForm.Float)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length) => sampler.Pair(length);

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => DigitColumns.Combine(operands, static (a, b) => Math.Max(a, b));

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => DigitColumns.All(operands, answer, static (a, b, d) => d == a && a >= b || d == b && b >= a);
}
