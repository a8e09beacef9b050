using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>GF(2): the elements are 0 and 1.</summary>
public readonly struct BinaryField : IPrimeField<byte>
{
    /// <inheritdoc/>
    public byte Zero => 0;

    /// <inheritdoc/>
    public byte One => 1;

    /// <inheritdoc/>
    public ulong Characteristic => 2;

    /// <inheritdoc/>
    public int Degree => 1;

    /// <inheritdoc/>
    public Integer Order => 2;

    /// <inheritdoc/>
    public byte Add(byte a, byte b) => (byte)(a ^ b);

    /// <inheritdoc/>
    public byte Subtract(byte a, byte b) => (byte)(a ^ b);

    /// <inheritdoc/>
    public byte Negate(byte a) => a;

    /// <inheritdoc/>
    public byte Multiply(byte a, byte b) => (byte)(a & b);

    /// <inheritdoc/>
    public byte Invert(byte a) => a == 0 ? throw new DivideByZeroException() : a;

    /// <inheritdoc/>
    public bool IsZero(byte a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(byte a, byte b) => a == b;

    /// <inheritdoc/>
    public byte FromInteger(long value) => (byte)Residue.Of(value, 2);

    /// <inheritdoc/>
    public byte FromInteger(Integer value) => (byte)Residue.Of(value, 2);

    /// <inheritdoc/>
    public byte ElementAt(ulong index) => (byte)index;

    /// <inheritdoc/>
    public byte Random(RandomStream stream) => (byte)stream.NextBelow(2UL);

    /// <inheritdoc/>
    public ulong ToResidue(byte element) => element;

    /// <inheritdoc/>
    public byte FromResidue(ulong residue) => (byte)residue;
}
