using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>A mathematical expression as an immutable tree; every node knows where it stands in the text.</summary>
/// <param name="Span">Where the expression stands.</param>
public abstract record Expression(SourceSpan Span)
{
    /// <summary>An integer or a decimal.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Value">Its exact value.</param>
    /// <param name="Places">For a number with a point the unit of its last digit is 10 to minus this: 2 for <c>0.50</c>, -2 for <c>1.5e3</c>; else null.</param>
    public sealed record Number(SourceSpan Span, Rational Value, int? Places = null) : Expression(Span);

    /// <summary>A constant such as pi.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Definition">Which.</param>
    public sealed record Constant(SourceSpan Span, ConstantDefinition Definition) : Expression(Span);

    /// <summary>A variable.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Name">Its name.</param>
    public sealed record Variable(SourceSpan Span, string Name) : Expression(Span);

    /// <summary>The negative.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Operand">Of what.</param>
    public sealed record Negative(SourceSpan Span, Expression Operand) : Expression(Span);

    /// <summary>An operation of two operands.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Operation">Which.</param>
    /// <param name="Left">The first operand.</param>
    /// <param name="Right">The second operand.</param>
    public sealed record Binary(SourceSpan Span, Operation Operation, Expression Left, Expression Right) : Expression(Span);

    /// <summary>A function of arguments; a factorial is one too.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Function">Which.</param>
    /// <param name="Arguments">As many as the function takes.</param>
    public sealed record Call(SourceSpan Span, FunctionDefinition Function, IReadOnlyList<Expression> Arguments) : Expression(Span);

    /// <summary>An integer written in another base, such as <c>1010_2</c>.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Base">The base, from 2 to 36.</param>
    public sealed record Based(SourceSpan Span, Integer Value, int Base) : Expression(Span);

    /// <summary>A mixed number such as 1 2/3: the sum of a whole and a fraction below 1.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Value">Its value.</param>
    public sealed record Mixed(SourceSpan Span, Rational Value) : Expression(Span);

    /// <summary>A percentage: a hundredth of the operand.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Operand">The number before the sign.</param>
    public sealed record Percent(SourceSpan Span, Expression Operand) : Expression(Span);

    /// <summary>Both signs: left plus and minus right; without a left part both signs of the right one.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Left">What is added to; null for a sign alone.</param>
    /// <param name="Right">What is added and taken away.</param>
    public sealed record PlusMinus(SourceSpan Span, Expression? Left, Expression Right) : Expression(Span);

    /// <summary>A value with a unit: <c>5 cm</c>, <c>$5</c>, <c>30°</c>.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Value">The number.</param>
    /// <param name="Unit">The unit as it was written.</param>
    public sealed record Quantity(SourceSpan Span, Expression Value, string Unit) : Expression(Span);

    /// <summary>Items between brackets, or without any.</summary>
    /// <param name="Span">Where they stand.</param>
    /// <param name="Open">The opening bracket <c>( [ {</c> or <c>\0</c> for none.</param>
    /// <param name="Close">The closing bracket <c>) ] }</c> or <c>\0</c> for none.</param>
    /// <param name="Items">The items; none for an empty set.</param>
    public sealed record Sequence(SourceSpan Span, char Open, char Close, IReadOnlyList<Expression> Items) : Expression(Span);

    /// <summary>A chain of relations such as 1 &lt; x &lt;= 2 or x = 3/2 = 1.5.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Operands">One more than there are relations; the first is null when the chain begins with a relation, as in &lt; 5.</param>
    /// <param name="Relations">The relations between them.</param>
    public sealed record Chain(SourceSpan Span, IReadOnlyList<Expression?> Operands, IReadOnlyList<Relation> Relations) : Expression(Span);

    /// <summary>An operation of sets.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Operation">Which.</param>
    /// <param name="Left">The first set.</param>
    /// <param name="Right">The second set.</param>
    public sealed record SetCombination(SourceSpan Span, SetOperation Operation, Expression Left, Expression Right) : Expression(Span);

    /// <summary>A ratio or a clock time: a : b : c.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Parts">At least two parts.</param>
    public sealed record Ratio(SourceSpan Span, IReadOnlyList<Expression> Parts) : Expression(Span);

    /// <summary>A matrix; a column or a row is a vector.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Rows">The rows, all of one length.</param>
    /// <param name="IsDeterminant">Whether it stands between bars.</param>
    public sealed record Matrix(SourceSpan Span, IReadOnlyList<IReadOnlyList<Expression>> Rows, bool IsDeterminant = false) : Expression(Span);

    /// <summary>A function given piece by piece.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="Pieces">The values with their conditions; null for "otherwise".</param>
    public sealed record Piecewise(SourceSpan Span, IReadOnlyList<(Expression Value, Expression? Condition)> Pieces) : Expression(Span);

    /// <summary>Words.</summary>
    /// <param name="Span">Where they stand.</param>
    /// <param name="Words">The words.</param>
    public sealed record Text(SourceSpan Span, string Words) : Expression(Span);

    /// <summary>Dots that stand for what is left out of a list.</summary>
    /// <param name="Span">Where they stand.</param>
    public sealed record Dots(SourceSpan Span) : Expression(Span);
}
