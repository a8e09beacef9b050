using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// The integers modulo an odd prime below 2^63. An element is the Montgomery form of its residue (<see cref="MontgomeryArithmetic"/>):
/// read it with <see cref="ToResidue"/>.
/// </summary>
public readonly struct PrimeField64 : IPrimeField<ulong>
{
    private readonly MontgomeryArithmetic arithmetic;

    /// <summary>The field of integers modulo <paramref name="modulus"/>.</summary>
    /// <param name="modulus">An odd prime below 2^63.</param>
    /// <exception cref="InputError">The modulus is not an odd prime below 2^63.</exception>
    public PrimeField64(ulong modulus)
    {
        if (modulus == 2) throw new InputError("modulus 2 is even", expected: "expected an odd prime (GF(2) is a field of its own)");
        arithmetic = new MontgomeryArithmetic(PrimeModulus.Check(modulus, 1UL << 63));
    }

    /// <inheritdoc/>
    public ulong Zero => 0;

    /// <inheritdoc/>
    public ulong One => arithmetic.One;

    /// <inheritdoc/>
    public ulong Characteristic => arithmetic.Modulus;

    /// <inheritdoc/>
    public int Degree => 1;

    /// <inheritdoc/>
    public Integer Order => arithmetic.Modulus;

    /// <inheritdoc/>
    public ulong Add(ulong a, ulong b)
    {
        // No overflow: the modulus has 63 bits.
        ulong sum = a + b;
        return sum >= arithmetic.Modulus ? sum - arithmetic.Modulus : sum;
    }

    /// <inheritdoc/>
    public ulong Subtract(ulong a, ulong b) => arithmetic.Subtract(a, b);

    /// <inheritdoc/>
    public ulong Negate(ulong a) => a == 0 ? 0 : arithmetic.Modulus - a;

    /// <inheritdoc/>
    public ulong Multiply(ulong a, ulong b) => arithmetic.Multiply(a, b);

    /// <inheritdoc/>
    public ulong Invert(ulong a) => a == 0
        ? throw new DivideByZeroException()
        : arithmetic.ToForm(ModularArithmetic.Invert(arithmetic.FromForm(a), arithmetic.Modulus));

    /// <inheritdoc/>
    public bool IsZero(ulong a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(ulong a, ulong b) => a == b;

    /// <inheritdoc/>
    public ulong FromInteger(long value) => arithmetic.ToForm(Residue.Of(value, arithmetic.Modulus));

    /// <inheritdoc/>
    public ulong FromInteger(Integer value) => arithmetic.ToForm(Residue.Of(value, arithmetic.Modulus));

    /// <inheritdoc/>
    public ulong ElementAt(ulong index) => arithmetic.ToForm(index);

    /// <inheritdoc/>
    public ulong Random(RandomStream stream) => stream.NextBelow(arithmetic.Modulus);

    /// <inheritdoc/>
    public ulong ToResidue(ulong element) => arithmetic.FromForm(element);

    /// <inheritdoc/>
    public ulong FromResidue(ulong residue) => arithmetic.ToForm(residue);
}
