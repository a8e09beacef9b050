namespace Mathesis.Exact;

/// <summary>Arithmetic with rounding, whose errors nobody follows: what it decides is checked exactly afterwards.</summary>
/// <typeparam name="TReal">A number.</typeparam>
internal interface IRealArithmetic<TReal>
{
    /// <summary>The nearest number to an integer.</summary>
    TReal Of(Integer value);

    /// <summary>a - b c.</summary>
    TReal SubtractProduct(TReal a, TReal b, TReal c);

    /// <summary>a b.</summary>
    TReal Multiply(TReal a, TReal b);

    /// <summary>a / b for b other than 0.</summary>
    TReal Divide(TReal a, TReal b);

    /// <summary>The nearest integer.</summary>
    Integer Round(TReal a);

    /// <summary>The sign of a - b.</summary>
    int Compare(TReal a, TReal b);
}
