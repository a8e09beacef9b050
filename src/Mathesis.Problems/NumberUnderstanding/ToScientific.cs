using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Problems;

/// <summary>The scientific form of a number of at least 1; integers end in zeros.</summary>
[Register<IProblemFamily>("number-to-scientific")]
public sealed class ToScientific() : NumberTask("number-to-scientific", "the scientific form of a number", "Write the number in scientific notation:", null, NumberForm.Integer, NumberForm.Float)
{
    /// <inheritdoc/>
    public override NumberForm AnswerForm(NumberForm form) => NumberForm.Scientific;

    /// <inheritdoc/>
    public override NumberOperands Draw(NumberSampler sampler, int length)
    {
        WrittenNumber number = sampler.Number(length);
        if (sampler.Form == NumberForm.Float) return new(number, null);
        Integer zeros = PowersOfTen.At(sampler.Random.NextBelow(length / 2 + 1));
        Integer digits = number.Digits / zeros * zeros;
        return new(WrittenNumber.OfInteger(digits.IsZero ? Integer.One : digits), null);
    }

    /// <inheritdoc/>
    public override WrittenNumber Solve(NumberOperands operands) => WrittenNumber.OfScientific(operands.First.Digits, -operands.First.Decimals);

    /// <inheritdoc/>
    public override bool Check(NumberOperands operands, WrittenNumber answer) =>
        answer.Value == operands.First.Value && answer.Digits >= PowersOfTen.At(answer.Decimals) && answer.Digits < PowersOfTen.At(answer.Decimals + 1);
}
