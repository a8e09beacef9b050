namespace Mathesis.Problems;

/// <summary>What a number task asks about.</summary>
/// <param name="First">The first operand.</param>
/// <param name="Second">The second operand, an integer argument such as a position, or null for a task of one operand.</param>
public readonly record struct NumberOperands(WrittenNumber First, WrittenNumber? Second)
{
    /// <summary>The second operand of a task that has one.</summary>
    public WrittenNumber Other => Second ?? throw new InvalidOperationException("this task has one operand");

    /// <summary>Two operands.</summary>
    public static implicit operator NumberOperands((WrittenNumber First, WrittenNumber Second) pair) => new(pair.First, pair.Second);

    /// <summary>The same two operands with the larger value first.</summary>
    public NumberOperands LargerFirst() => First.Value < Other.Value ? new(Other, First) : this;
}
