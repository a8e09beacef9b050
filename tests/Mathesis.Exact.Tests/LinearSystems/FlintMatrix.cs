using System.Runtime.InteropServices;

namespace Mathesis.Exact.Tests;

/// <summary>Matrices of the C library FLINT 2 (Debian: libflint17), read and written through its structures.</summary>
internal sealed class FlintMatrix : IDisposable
{
    private readonly nint library;

    /// <summary>nmod_mat_struct: entries, rows, columns, row pointers, modulus.</summary>
    private readonly nint matrix = Marshal.AllocHGlobal(128);
    private readonly Create create;
    private readonly Drop drop;
    private readonly Reduce reduce;
    private readonly Determinant determinant;

    private FlintMatrix(nint library)
    {
        this.library = library;
        create = Function<Create>("nmod_mat_init");
        drop = Function<Drop>("nmod_mat_clear");
        reduce = Function<Reduce>("nmod_mat_rref");
        determinant = Function<Determinant>("nmod_mat_det");
    }

    private delegate void Create(nint matrix, nint rows, nint columns, ulong prime);

    private delegate void Drop(nint matrix);

    private delegate nint Reduce(nint matrix);

    private delegate ulong Determinant(nint matrix);

    /// <summary>The library, or null where it is not installed.</summary>
    public static FlintMatrix? Load() => NativeLibrary.TryLoad("libflint.so.17", out nint library) ? new FlintMatrix(library) : null;

    /// <summary>The rank, and the reduced row echelon form in place of the entries.</summary>
    public int Rref(ulong prime, int rows, int columns, ulong[] entries)
    {
        Fill(prime, rows, columns, entries);
        int rank = (int)reduce(matrix);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) entries[(row * columns) + column] = (ulong)Marshal.ReadInt64(Row(row), column * 8);
        drop(matrix);
        return rank;
    }

    /// <summary>The determinant.</summary>
    public ulong Det(ulong prime, int size, ulong[] entries)
    {
        Fill(prime, size, size, entries);
        ulong value = determinant(matrix);
        drop(matrix);
        return value;
    }

    public void Dispose()
    {
        Marshal.FreeHGlobal(matrix);
        NativeLibrary.Free(library);
    }

    private void Fill(ulong prime, int rows, int columns, ulong[] entries)
    {
        create(matrix, rows, columns, prime);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) Marshal.WriteInt64(Row(row), column * 8, (long)entries[(row * columns) + column]);
    }

    private nint Row(int row) => Marshal.ReadIntPtr(Marshal.ReadIntPtr(matrix, 24), row * 8);

    private T Function<T>(string name) where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}
