namespace Mathesis.Expressions;

/// <summary>Operations of two operands.</summary>
public enum Operation
{
    /// <summary>a + b.</summary>
    Add,

    /// <summary>a - b.</summary>
    Subtract,

    /// <summary>a b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>a^b.</summary>
    Power,
}
