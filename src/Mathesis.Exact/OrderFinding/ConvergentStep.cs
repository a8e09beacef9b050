namespace Mathesis.Exact;

/// <summary>A row of the table of convergents of y/N: the identities of row i can be checked by anyone.</summary>
/// <param name="Index">i, from 0.</param>
/// <param name="Dividend">The number that Euclid's algorithm divides: dividend = quotient divisor + remainder.</param>
/// <param name="Divisor">By what it divides.</param>
/// <param name="Quotient">a(i).</param>
/// <param name="Remainder">What is left.</param>
/// <param name="Numerator">p(i) = a(i) p(i-1) + p(i-2).</param>
/// <param name="Denominator">q(i) = a(i) q(i-1) + q(i-2).</param>
public readonly record struct ConvergentStep(int Index, ulong Dividend, ulong Divisor, ulong Quotient, ulong Remainder, ulong Numerator, ulong Denominator);
