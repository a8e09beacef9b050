namespace Mathesis.Exact;

/// <summary>An irreducible character of a finite group: the traces of a representation by complex matrices.</summary>
/// <param name="Degree">The dimension of the representation: the value at the neutral element.</param>
/// <param name="Values">The value on each class, in the table's <see cref="CyclotomicRing"/>.</param>
/// <param name="Indicator">
/// The Frobenius-Schur indicator: 1 when the representation can be written with real matrices, -1 when its values are real and it
/// cannot (quaternionic), 0 when they are not.
/// </param>
public sealed record GroupCharacter(int Degree, IReadOnlyList<IntegerPolynomial> Values, int Indicator);
