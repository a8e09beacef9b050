namespace Mathesis.Exact;

/// <summary>What a piece of an equation is.</summary>
internal enum EquationTokenKind
{
    /// <summary>Decimal digits with an optional point and exponent.</summary>
    Number,

    /// <summary>An unknown, with its subscripts.</summary>
    Name,

    /// <summary>One of <c>+ - * / ^ ( )</c>.</summary>
    Symbol,

    /// <summary><c>=</c> or <c>==</c>.</summary>
    Equals,

    /// <summary>A semicolon or comma, which ends an equation, or a brace around a list of them.</summary>
    Separator,

    /// <summary>The end of a line.</summary>
    LineEnd,

    /// <summary>The end of the file.</summary>
    End,
}
