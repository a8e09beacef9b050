namespace Mathesis.Expressions;

/// <summary>How mathematics is written.</summary>
public enum Notation
{
    /// <summary>Plain mathematics with written products and names of several letters: <c>2*pi + gcd(12, 18)</c>.</summary>
    Plain,

    /// <summary>What people and models write: LaTeX, Unicode and plain mathematics, products without a sign, sets, intervals, relations, units.</summary>
    Free,
}
