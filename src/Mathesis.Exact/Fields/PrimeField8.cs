using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The integers modulo a prime below 2^8; an element is its residue. Products are reduced by <see cref="BarrettReducer"/>.</summary>
public readonly struct PrimeField8 : IPrimeField<byte>
{
    private readonly BarrettReducer reducer;

    /// <summary>The field of integers modulo <paramref name="modulus"/>.</summary>
    /// <param name="modulus">A prime below 2^8.</param>
    /// <exception cref="InputError">The modulus is not a prime below 2^8.</exception>
    public PrimeField8(ulong modulus) => reducer = new BarrettReducer(PrimeModulus.Check(modulus, 1UL << 8));

    /// <inheritdoc/>
    public byte Zero => 0;

    /// <inheritdoc/>
    public byte One => 1;

    /// <inheritdoc/>
    public ulong Characteristic => reducer.Modulus;

    /// <inheritdoc/>
    public int Degree => 1;

    /// <inheritdoc/>
    public Integer Order => reducer.Modulus;

    /// <inheritdoc/>
    public byte Add(byte a, byte b)
    {
        uint sum = (uint)a + b;
        return (byte)(sum >= (uint)reducer.Modulus ? sum - (uint)reducer.Modulus : sum);
    }

    /// <inheritdoc/>
    public byte Subtract(byte a, byte b) => (byte)(a >= b ? (uint)a - b : (uint)a - b + (uint)reducer.Modulus);

    /// <inheritdoc/>
    public byte Negate(byte a) => a == 0 ? a : (byte)(reducer.Modulus - a);

    /// <inheritdoc/>
    public byte Multiply(byte a, byte b) => (byte)reducer.Reduce((ulong)a * b);

    /// <inheritdoc/>
    public byte Invert(byte a) => a == 0 ? throw new DivideByZeroException() : (byte)ModularArithmetic.Invert(a, reducer.Modulus);

    /// <inheritdoc/>
    public bool IsZero(byte a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(byte a, byte b) => a == b;

    /// <inheritdoc/>
    public byte FromInteger(long value) => (byte)Residue.Of(value, reducer.Modulus);

    /// <inheritdoc/>
    public byte FromInteger(Integer value) => (byte)Residue.Of(value, reducer.Modulus);

    /// <inheritdoc/>
    public byte ElementAt(ulong index) => (byte)index;

    /// <inheritdoc/>
    public byte Random(RandomStream stream) => (byte)stream.NextBelow(reducer.Modulus);

    /// <inheritdoc/>
    public ulong ToResidue(byte element) => element;

    /// <inheritdoc/>
    public byte FromResidue(ulong residue) => (byte)residue;
}
