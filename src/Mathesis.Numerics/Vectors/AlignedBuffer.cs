using System.Runtime.InteropServices;

namespace Mathesis.Numerics;

/// <summary>Memory outside the collected heap that begins on a cache line and never moves, for kernels' working arrays. Filled with zeros.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed unsafe class AlignedBuffer<T> : SafeHandle where T : unmanaged
{
    /// <summary>Bytes of a cache line, which is also the widest vector.</summary>
    public const int Alignment = 64;

    /// <summary>Takes memory for a number of elements.</summary>
    /// <param name="length">The number of elements, at least 0.</param>
    public AlignedBuffer(int length) : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        nuint bytes = Math.Max((nuint)length * (nuint)sizeof(T), 1);
        SetHandle((nint)NativeMemory.AlignedAlloc(bytes, Alignment));
        Length = length;
        Span.Clear();
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element; valid until the buffer is disposed.</summary>
    public T* Pointer => (T*)handle;

    /// <summary>The elements.</summary>
    public Span<T> Span => new((T*)handle, Length);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
