using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The integers modulo a prime below 2^31; an element is its residue. Products are reduced by <see cref="BarrettReducer"/>.</summary>
public readonly struct PrimeField32 : IPrimeField<uint>
{
    private readonly BarrettReducer reducer;

    /// <summary>The field of integers modulo <paramref name="modulus"/>.</summary>
    /// <param name="modulus">A prime below 2^31.</param>
    /// <exception cref="InputError">The modulus is not a prime below 2^31.</exception>
    public PrimeField32(ulong modulus) => reducer = new BarrettReducer(PrimeModulus.Check(modulus, 1UL << 31));

    /// <inheritdoc/>
    public uint Zero => 0;

    /// <inheritdoc/>
    public uint One => 1;

    /// <inheritdoc/>
    public ulong Characteristic => reducer.Modulus;

    /// <inheritdoc/>
    public int Degree => 1;

    /// <inheritdoc/>
    public Integer Order => reducer.Modulus;

    /// <inheritdoc/>
    public uint Add(uint a, uint b)
    {
        uint sum = a + b;
        return sum >= (uint)reducer.Modulus ? sum - (uint)reducer.Modulus : sum;
    }

    /// <inheritdoc/>
    public uint Subtract(uint a, uint b) => a >= b ? a - b : a - b + (uint)reducer.Modulus;

    /// <inheritdoc/>
    public uint Negate(uint a) => a == 0 ? a : (uint)(reducer.Modulus - a);

    /// <inheritdoc/>
    public uint Multiply(uint a, uint b) => (uint)reducer.Reduce((ulong)a * b);

    /// <inheritdoc/>
    public uint Invert(uint a) => a == 0 ? throw new DivideByZeroException() : (uint)ModularArithmetic.Invert(a, reducer.Modulus);

    /// <inheritdoc/>
    public bool IsZero(uint a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(uint a, uint b) => a == b;

    /// <inheritdoc/>
    public uint FromInteger(long value) => (uint)Residue.Of(value, reducer.Modulus);

    /// <inheritdoc/>
    public uint FromInteger(Integer value) => (uint)Residue.Of(value, reducer.Modulus);

    /// <inheritdoc/>
    public uint ElementAt(ulong index) => (uint)index;

    /// <inheritdoc/>
    public uint Random(RandomStream stream) => (uint)stream.NextBelow(reducer.Modulus);

    /// <inheritdoc/>
    public ulong ToResidue(uint element) => element;

    /// <inheritdoc/>
    public uint FromResidue(ulong residue) => (uint)residue;
}
