using System.Runtime.InteropServices;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Sparse elimination beside the C library FLINT, where it is installed (Debian: libflint17).</summary>
public class FlintDifferentialTests
{
    private const int Matrices = 4000;

    private delegate void CreateMatrix(nint matrix, nint rows, nint columns, ulong prime);

    private delegate void DropMatrix(nint matrix);

    private delegate nint ReduceMatrix(nint matrix);

    [Fact]
    public void ReducedFormsAreThoseOfFlint()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libflint.so.17", out nint library), "FLINT 2.9 (libflint.so.17) is not installed");
        var create = Marshal.GetDelegateForFunctionPointer<CreateMatrix>(NativeLibrary.GetExport(library, "nmod_mat_init"));
        var drop = Marshal.GetDelegateForFunctionPointer<DropMatrix>(NativeLibrary.GetExport(library, "nmod_mat_clear"));
        var reduce = Marshal.GetDelegateForFunctionPointer<ReduceMatrix>(NativeLibrary.GetExport(library, "nmod_mat_rref"));
        ulong[] primes = [2, 3, 101, 65_521, 2_147_483_647];
        nint native = Marshal.AllocHGlobal(64);
        int different = 0;
        for (int i = 0; i < Matrices; i++)
        {
            ulong prime = primes[i % primes.Length];
            var field = new PrimeField32(prime);
            var stream = new RandomStream("flint", prime, (ulong)i);
            int rows = 1 + stream.NextBelow(24), columns = 1 + stream.NextBelow(24), rank = stream.NextBelow(24);
            double density = 0.05 + (0.95 * stream.NextDouble());
            var algebra = new LinearAlgebra<PrimeField32, uint>(field);
            Matrix<uint> dense = algebra.Multiply(
                SparseEliminationTests.Random<PrimeField32, uint>(field, stream, rows, rank, density).ToDense(), SparseEliminationTests.Random<PrimeField32, uint>(field, stream, rank, columns, density).ToDense());
            create(native, rows, columns, prime);
            // nmod_mat_struct of FLINT 2: entries, rows, columns, row pointers.
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++) Marshal.WriteInt64(Marshal.ReadIntPtr(Marshal.ReadIntPtr(native, 24), row * 8), column * 8, dense[row, column]);
            int flintRank = (int)reduce(native);
            SparseReduction<uint> reduction = new SparseElimination<PrimeField32, uint>(field).RowReduce(SparseMatrix<uint>.FromDense(dense, entry => entry == 0), columns);
            bool same = reduction.Rank == flintRank;
            Matrix<uint> reduced = reduction.Reduced.ToDense();
            for (int row = 0; same && row < flintRank; row++)
                for (int column = 0; column < columns; column++) same &= Marshal.ReadInt64(Marshal.ReadIntPtr(Marshal.ReadIntPtr(native, 24), row * 8), column * 8) == reduced[row, column];
            if (!same) different++;
            drop(native);
        }
        Marshal.FreeHGlobal(native);
        NativeLibrary.Free(library);
        Assert.Equal(0, different);
    }
}
