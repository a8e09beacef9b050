namespace Mathesis.Expressions;

/// <summary>The type of an answer: it chooses how answers are compared. It is the gold's, never the answer's.</summary>
public enum AnswerType
{
    /// <summary>A number of any kind; a decimal is exact.</summary>
    Number,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A fraction.</summary>
    Rational,

    /// <summary>A decimal with its digits.</summary>
    Decimal,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>A mixed number.</summary>
    Mixed,

    /// <summary>Digits in a base.</summary>
    BaseN,

    /// <summary>A complex number.</summary>
    Complex,

    /// <summary>A function of variables: polynomial, rational or elementary.</summary>
    Expression,

    /// <summary>A function up to a constant.</summary>
    Antiderivative,

    /// <summary>An ordered tuple or a point.</summary>
    Tuple,

    /// <summary>A finite set: order and repetition mean nothing.</summary>
    Set,

    /// <summary>A list of values in any order, repetitions counted: a multiset.</summary>
    List,

    /// <summary>An interval, a union of intervals or any set of real numbers; an inequality in one variable is one too.</summary>
    Interval,

    /// <summary>A matrix or a vector.</summary>
    Matrix,

    /// <summary>An equation: another one with the same left side minus right side, up to a factor, is equal.</summary>
    Equation,

    /// <summary>An inequality.</summary>
    Inequality,

    /// <summary>A number with a unit.</summary>
    Quantity,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A ratio.</summary>
    Ratio,

    /// <summary>A clock time.</summary>
    Time,

    /// <summary>Values of both signs.</summary>
    PlusMinus,

    /// <summary>A function given in pieces.</summary>
    Piecewise,

    /// <summary>Values with a whole parameter: pi/2 + k pi for every k.</summary>
    Family,

    /// <summary>A list with dots.</summary>
    DottedList,

    /// <summary>The letter of a choice.</summary>
    Choice,

    /// <summary>Words.</summary>
    Text,

    /// <summary>That there is no solution.</summary>
    NoSolution,
}
