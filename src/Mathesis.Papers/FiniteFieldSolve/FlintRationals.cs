using System.Runtime.InteropServices;
using Mathesis.Exact;

namespace Mathesis.Papers;

/// <summary>Rational matrices of the C library FLINT, where it is installed; only comparisons use it.</summary>
internal sealed class FlintRationals : IDisposable
{
    /// <summary>The size of fmpq_mat_struct: entries, rows, columns, row pointers (FLINT 2).</summary>
    private const int MatrixSize = 32;

    private const int RowPointers = 24;
    private const int FractionSize = 16;

    private readonly nint library;
    private readonly CreateMatrix create;
    private readonly DropMatrix drop;
    private readonly ReduceMatrix reduce;
    private readonly ReadFraction read;
    private readonly WriteFraction write;
    private readonly Free free;

    private FlintRationals(nint library)
    {
        this.library = library;
        create = Function<CreateMatrix>("fmpq_mat_init");
        drop = Function<DropMatrix>("fmpq_mat_clear");
        reduce = Function<ReduceMatrix>("fmpq_mat_rref");
        read = Function<ReadFraction>("fmpq_set_str");
        write = Function<WriteFraction>("fmpq_get_str");
        free = Function<Free>("flint_free");
    }

    private delegate void CreateMatrix(nint matrix, nint rows, nint columns);

    private delegate void DropMatrix(nint matrix);

    private delegate nint ReduceMatrix(nint target, nint source);

    private delegate int ReadFraction(nint fraction, [MarshalAs(UnmanagedType.LPUTF8Str)] string text, int radix);

    private delegate nint WriteFraction(nint buffer, int radix, nint fraction);

    private delegate void Free(nint memory);

    /// <summary>The library in the layout of FLINT 2, or null when it is not installed.</summary>
    public static FlintRationals? TryLoad() =>
        NativeLibrary.TryLoad("libflint.so.17", out nint library) ? new FlintRationals(library) : null;

    /// <summary>The reduced row echelon form by FLINT.</summary>
    public Matrix<Rational> RowReduce(Matrix<Rational> matrix)
    {
        nint native = Marshal.AllocHGlobal(MatrixSize);
        create(native, matrix.Rows, matrix.Columns);
        try
        {
            for (int row = 0; row < matrix.Rows; row++)
                for (int column = 0; column < matrix.Columns; column++) _ = read(Place(native, row, column), matrix[row, column].ToString(), 10);
            reduce(native, native);
            var reduced = new Matrix<Rational>(matrix.Rows, matrix.Columns);
            for (int row = 0; row < matrix.Rows; row++)
            {
                for (int column = 0; column < matrix.Columns; column++)
                {
                    nint text = write(0, 10, Place(native, row, column));
                    reduced[row, column] = Rational.Parse(Marshal.PtrToStringUTF8(text));
                    free(text);
                }
            }
            return reduced;
        }
        finally
        {
            drop(native);
            Marshal.FreeHGlobal(native);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => NativeLibrary.Free(library);

    private static nint Place(nint native, int row, int column) =>
        Marshal.ReadIntPtr(Marshal.ReadIntPtr(native, RowPointers), row * nint.Size) + (column * FractionSize);

    private TDelegate Function<TDelegate>(string name)
        where TDelegate : Delegate => Marshal.GetDelegateForFunctionPointer<TDelegate>(NativeLibrary.GetExport(library, name));
}
