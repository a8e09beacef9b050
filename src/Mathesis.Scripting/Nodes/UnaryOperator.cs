namespace Mathesis.Scripting;

/// <summary>Operators before an operand.</summary>
internal enum UnaryOperator
{
    Plus,
    Minus,
    Invert,
    Not,
}
