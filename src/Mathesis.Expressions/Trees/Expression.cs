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
}
