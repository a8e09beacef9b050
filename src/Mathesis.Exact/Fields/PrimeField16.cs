using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The integers modulo a prime below 2^16; an element is its residue. Products are reduced by <see cref="BarrettReducer"/>.</summary>
public readonly struct PrimeField16 : IPrimeField<ushort>
{
    private readonly BarrettReducer reducer;

    /// <summary>The field of integers modulo <paramref name="modulus"/>.</summary>
    /// <param name="modulus">A prime below 2^16.</param>
    /// <exception cref="InputError">The modulus is not a prime below 2^16.</exception>
    public PrimeField16(ulong modulus) => reducer = new BarrettReducer(PrimeModulus.Check(modulus, 1UL << 16));

    /// <inheritdoc/>
    public ushort Zero => 0;

    /// <inheritdoc/>
    public ushort One => 1;

    /// <inheritdoc/>
    public ulong Characteristic => reducer.Modulus;

    /// <inheritdoc/>
    public int Degree => 1;

    /// <inheritdoc/>
    public Integer Order => reducer.Modulus;

    /// <inheritdoc/>
    public ushort Add(ushort a, ushort b)
    {
        uint sum = (uint)a + b;
        return (ushort)(sum >= (uint)reducer.Modulus ? sum - (uint)reducer.Modulus : sum);
    }

    /// <inheritdoc/>
    public ushort Subtract(ushort a, ushort b) => (ushort)(a >= b ? (uint)a - b : (uint)a - b + (uint)reducer.Modulus);

    /// <inheritdoc/>
    public ushort Negate(ushort a) => a == 0 ? a : (ushort)(reducer.Modulus - a);

    /// <inheritdoc/>
    public ushort Multiply(ushort a, ushort b) => (ushort)reducer.Reduce((ulong)a * b);

    /// <inheritdoc/>
    public ushort Invert(ushort a) => a == 0 ? throw new DivideByZeroException() : (ushort)ModularArithmetic.Invert(a, reducer.Modulus);

    /// <inheritdoc/>
    public bool IsZero(ushort a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(ushort a, ushort b) => a == b;

    /// <inheritdoc/>
    public ushort FromInteger(long value) => (ushort)Residue.Of(value, reducer.Modulus);

    /// <inheritdoc/>
    public ushort FromInteger(Integer value) => (ushort)Residue.Of(value, reducer.Modulus);

    /// <inheritdoc/>
    public ushort ElementAt(ulong index) => (ushort)index;

    /// <inheritdoc/>
    public ushort Random(RandomStream stream) => (ushort)stream.NextBelow(reducer.Modulus);

    /// <inheritdoc/>
    public ulong ToResidue(ushort element) => element;

    /// <inheritdoc/>
    public ushort FromResidue(ulong residue) => (ushort)residue;
}
