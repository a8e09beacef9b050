namespace Mathesis.Scripting;

/// <summary>Comparisons.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    Is,
    IsNot,
}
