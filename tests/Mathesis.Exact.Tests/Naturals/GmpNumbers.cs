using System.Runtime.InteropServices;

namespace Mathesis.Exact.Tests;

/// <summary>GMP as an oracle, by its public C interface, where Debian's libgmp10 is installed. Numbers live in one block of memory, an index each.</summary>
internal sealed class GmpNumbers : IDisposable
{
    private const string Library = "libgmp.so.10";

    private readonly nint library, block;

    private GmpNumbers(nint library)
    {
        this.library = library;
        block = Marshal.AllocHGlobal(16 * Count);
        for (int i = 0; i < Count; i++) Get<One>("__gmpz_init")(this[i]);
    }

    public delegate void One(nint a);

    public delegate void Two(nint result, nint a);

    public delegate void Three(nint result, nint a, nint b);

    public delegate void Four(nint first, nint second, nint a, nint b);

    public delegate void Five(nint g, nint s, nint t, nint a, nint b);

    public delegate void WithWord(nint result, nint a, nuint b);

    public delegate int ReturningInt(nint a, nint b);

    public delegate int Writing(nint a, nint text, int radix);

    private delegate void Importing(nint result, nuint count, int order, nuint size, int endian, nuint nails, long[] limbs);

    private delegate void Exporting(long[] limbs, out nuint count, int order, nuint size, int endian, nuint nails, nint a);

    private const int Count = 8;

    /// <summary>The address of number i.</summary>
    public nint this[int i] => block + (16 * i);

    /// <summary>GMP; the test is skipped where it is absent.</summary>
    public static GmpNumbers Load()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad(Library, out nint library), "GMP is not installed (apt-get install libgmp10)");
        return new GmpNumbers(library);
    }

    /// <summary>An entry point.</summary>
    public T Get<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    public void Set(int i, Integer value)
    {
        var limbs = new long[Math.Max(1, value.Magnitude.Length)];
        value.Magnitude.CopyTo(MemoryMarshal.Cast<long, ulong>(limbs.AsSpan()));
        import ??= Get<Importing>("__gmpz_import");
        import(this[i], (nuint)limbs.Length, -1, 8, 0, 0, limbs);
        // mpz_t: the second int is the size with the number's sign.
        if (value.Sign < 0) Marshal.WriteInt32(this[i], 4, -Marshal.ReadInt32(this[i], 4));
    }

    public Integer Read(int i)
    {
        int size = Marshal.ReadInt32(this[i], 4);
        var limbs = new long[Math.Max(1, Math.Abs(size))];
        export ??= Get<Exporting>("__gmpz_export");
        export(limbs, out _, -1, 8, 0, 0, this[i]);
        return new Integer(size, MemoryMarshal.Cast<long, ulong>(limbs.AsSpan()));
    }

    public void Dispose()
    {
        One clear = Get<One>("__gmpz_clear");
        for (int i = 0; i < Count; i++) clear(this[i]);
        Marshal.FreeHGlobal(block);
        NativeLibrary.Free(library);
    }

    private Importing? import;

    private Exporting? export;
}
