using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The sum modulo 10 of the digits of two numbers at each place, without carries.</summary>
[Register<IProblemFamily>("number-digit-add")]
public sealed class DigitAddition() : NumberTask("number-digit-add", "the sum modulo 10 at each place, without carries", "Add the two numbers digit by digit, the points aligned, modulo 10 and without carries, a missing digit counting as 0:", "digit add", NumberForm.Integer, NumberForm.Float)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => form;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length) => sampler.Pair(length);

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => DigitColumns.Combine(operands, static (a, b) => (a + b) % 10);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => DigitColumns.All(operands, answer, static (a, b, d) => (d - a - b) % 10 == 0);
}
