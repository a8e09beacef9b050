using System.Runtime.InteropServices;

namespace Mathesis.Exact;

/// <summary>Scratch memory on cache lines that grows as it is asked for more and is used again and again.</summary>
internal sealed unsafe class AlignedMemory : IDisposable
{
    private void* start;
    private long capacity;

    ~AlignedMemory() => Free();

    /// <summary>Room for a number of values; their contents are undefined, and earlier room is gone.</summary>
    public T* Take<T>(long count) where T : unmanaged
    {
        long bytes = checked(count * sizeof(T));
        if (bytes > capacity)
        {
            Free();
            capacity = Math.Max(bytes, 4096);
            start = NativeMemory.AlignedAlloc((nuint)capacity, 64);
        }
        return (T*)start;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(start);
        start = null;
        capacity = 0;
    }
}
