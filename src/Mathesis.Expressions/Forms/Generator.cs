using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>A generator of normal forms.</summary>
internal sealed class Generator
{
    /// <summary>Its place in the order.</summary>
    public required int Index { get; init; }

    /// <summary>What it is.</summary>
    public required GeneratorKind Kind { get; init; }

    /// <summary>Its name among those of its kind.</summary>
    public required string Name { get; init; }

    /// <summary>The prime, or the order of a root of unity.</summary>
    public long Number { get; init; }

    /// <summary>The prime under a root of unity's order.</summary>
    public long Base { get; init; }

    /// <summary>The sign of the polynomial whose magnitude it is.</summary>
    public int Sign { get; init; }

    /// <summary>The polynomial whose magnitude it is, or the exponent of an exponential (of its first power, without i).</summary>
    public FormPolynomial? Polynomial { get; init; }

    /// <summary>The arguments of a function.</summary>
    public IReadOnlyList<Form> Arguments { get; init; } = [];

    /// <summary>The number whose logarithm it is: a prime or a generator.</summary>
    public (Integer Prime, Generator? Of)? LogarithmOf { get; init; }

    /// <summary>Whether it is above 0.</summary>
    public bool IsPositive => Kind is GeneratorKind.Prime or GeneratorKind.Positive or GeneratorKind.Magnitude;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
