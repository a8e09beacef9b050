namespace Mathesis.Expressions;

/// <summary>The rules by which answers are graded.</summary>
public enum GradingMode
{
    /// <summary>Exact: by the gold's type, three-valued, without tolerance.</summary>
    Exact,

    /// <summary>Exact, and besides a decimal gold accepts what rounds to it, and a percent sign may be missing.</summary>
    Lenient,

    /// <summary>Equality of normalised strings of the MATH data set's release.</summary>
    Hendrycks,

    /// <summary>The rule of Minerva's evaluation in the language model evaluation harness.</summary>
    Minerva,

    /// <summary>The grader of PRM800K.</summary>
    Prm800k,

    /// <summary>The grader of Qwen2.5-Math.</summary>
    Qwen,

    /// <summary>The exact match of DROP.</summary>
    Drop,

    /// <summary>The rule of CMATH.</summary>
    Cmath,

    /// <summary>The rule of KnowledgeMath.</summary>
    KnowledgeMath,
}
