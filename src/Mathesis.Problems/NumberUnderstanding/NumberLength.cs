using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>How many digits a number has; the point does not count.</summary>
[Register<IProblemFamily>("number-length")]
public sealed class NumberLength() : NumberTask("number-length", "how many digits a number has", "Count the digits, the point not counted:", null, NumberForm.Integer, NumberForm.Float)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Integer;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length) => new(sampler.Number(length), null);

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => WrittenNumber.OfInteger(DigitColumns.Count(operands.First));

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) => answer.Digits == operands.First.ToString().Count(char.IsAsciiDigit);
}
