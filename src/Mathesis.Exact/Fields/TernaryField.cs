using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>GF(3): the elements are 0, 1 and 2 = -1. Sums, differences and products stay below 6, so one shift by a packed table reduces them.</summary>
public readonly struct TernaryField : IPrimeField<byte>
{
    /// <inheritdoc/>
    public byte Zero => 0;

    /// <inheritdoc/>
    public byte One => 1;

    /// <inheritdoc/>
    public ulong Characteristic => 3;

    /// <inheritdoc/>
    public int Degree => 1;

    /// <inheritdoc/>
    public Integer Order => 3;

    /// <inheritdoc/>
    public byte Add(byte a, byte b) => Reduce(a + b);

    /// <inheritdoc/>
    public byte Subtract(byte a, byte b) => Reduce(a + 3 - b);

    /// <inheritdoc/>
    public byte Negate(byte a) => Reduce(3 - a);

    /// <inheritdoc/>
    public byte Multiply(byte a, byte b) => Reduce(a * b);

    /// <inheritdoc/>
    public byte Invert(byte a) => a == 0 ? throw new DivideByZeroException() : a;

    /// <inheritdoc/>
    public bool IsZero(byte a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(byte a, byte b) => a == b;

    /// <inheritdoc/>
    public byte FromInteger(long value) => (byte)Residue.Of(value, 3);

    /// <inheritdoc/>
    public byte FromInteger(Integer value) => (byte)Residue.Of(value, 3);

    /// <inheritdoc/>
    public byte ElementAt(ulong index) => (byte)index;

    /// <inheritdoc/>
    public byte Random(RandomStream stream) => (byte)stream.NextBelow(3UL);

    /// <inheritdoc/>
    public ulong ToResidue(byte element) => element;

    /// <inheritdoc/>
    public byte FromResidue(ulong residue) => (byte)residue;

    // Two bits an entry: 0, 1, 2, 0, 1, 2 for the values 0 to 5.
    private static byte Reduce(int value) => (byte)(0b10_01_00_10_01_00 >> (2 * value) & 3);
}
