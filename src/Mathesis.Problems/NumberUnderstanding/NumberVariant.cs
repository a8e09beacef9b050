namespace Mathesis.Problems;

/// <summary>How the operands of a number task are drawn.</summary>
public enum NumberVariant
{
    /// <summary>As the task says.</summary>
    Plain,

    /// <summary>Multiplication and remainder: the shorter operand has at most three digits.</summary>
    Easy,

    /// <summary>Multiplication: the shorter operand has at least half as many digits as the longer. Comparison: the operands begin alike.</summary>
    Hard,
}
