namespace Mathesis.Expressions;

/// <summary>What a generator of normal forms is.</summary>
internal enum GeneratorKind
{
    /// <summary>A variable of any sign; powers are integers.</summary>
    Variable,

    /// <summary>The root of a prime: its powers lie in [0, 1), the rest is in the coefficient.</summary>
    Prime,

    /// <summary>The imaginary unit.</summary>
    Imaginary,

    /// <summary>A primitive root of unity whose order is a power of a prime.</summary>
    RootOfUnity,

    /// <summary>A positive number or function with rational powers: pi, e, exponentials, variables of known sign.</summary>
    Positive,

    /// <summary>exp(i u) for a real u; rational powers.</summary>
    UnitCircle,

    /// <summary>The absolute value of a polynomial; powers lie in [0, 1), the rest is the polynomial with its sign.</summary>
    Magnitude,

    /// <summary>A real function that nothing is known of, also a logarithm; powers are integers.</summary>
    Opaque,
}
