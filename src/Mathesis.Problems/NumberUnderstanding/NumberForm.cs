namespace Mathesis.Problems;

/// <summary>The four ways of writing a number that is not negative (paper 43, section 2).</summary>
public enum NumberForm
{
    /// <summary>Decimal digits: <c>123</c>. Its length is the number of digits.</summary>
    Integer,

    /// <summary>A point always, no trailing zero but one digit at least: <c>12.34</c>, <c>3.0</c>. Its length is the number of decimals.</summary>
    Float,

    /// <summary>Reduced, with its denominator even when that is 1: <c>7/13</c>, <c>3/1</c>. Its length is that of the longer part.</summary>
    Fraction,

    /// <summary>A mantissa from 1 to below 10 and an exponent: <c>1.23e4</c>. Its length is the number of decimals of the mantissa.</summary>
    Scientific,
}
