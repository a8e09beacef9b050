namespace Mathesis.Expressions;

/// <summary>Relations between expressions.</summary>
public enum Relation
{
    /// <summary>a = b.</summary>
    Equal,

    /// <summary>a is not b.</summary>
    NotEqual,

    /// <summary>a &lt; b.</summary>
    Less,

    /// <summary>a &lt;= b.</summary>
    LessOrEqual,

    /// <summary>a > b.</summary>
    Greater,

    /// <summary>a >= b.</summary>
    GreaterOrEqual,

    /// <summary>a is about b.</summary>
    About,

    /// <summary>a is an element of b.</summary>
    In,

    /// <summary>a maps to or tends to b.</summary>
    To,
}
