namespace Mathesis.Exact;

/// <summary>A rational number in lowest terms with a positive denominator: the element of <see cref="RationalField"/>.</summary>
public readonly record struct Ratio
{
    private readonly WideInteger denominatorLessOne;

    /// <summary>Reduces a quotient of integers.</summary>
    /// <param name="numerator">Any.</param>
    /// <param name="denominator">Not zero.</param>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Ratio(WideInteger numerator, WideInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        WideInteger divisor = WideInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        Numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>The numerator, coprime to the denominator.</summary>
    public WideInteger Numerator { get; }

    /// <summary>The denominator, at least 1; that of the default value, which is zero, is 1.</summary>
    public WideInteger Denominator => denominatorLessOne + 1;

    /// <inheritdoc/>
    public override string ToString() => denominatorLessOne.IsZero ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
