using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>
/// Row reduction modulo a prime in the plainest way, one entry after the other with <c>%</c>: the kernel of Mangan, "FiniteFieldSolve" (2023), once with a prime
/// known at run time only, once compiled for its prime. The library's own elimination (<see cref="LinearAlgebra{TField, TElement}"/>) uses
/// vectors and no division; this is what it is compared with.
/// </summary>
public static class ScalarElimination
{
    /// <summary>Reduces a matrix in place, fully, without exchanging rows, and returns the rank. The prime is a variable.</summary>
    /// <param name="matrix">Residues.</param>
    /// <param name="prime">A prime below 2^31.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Reduce(Matrix<uint> matrix, uint prime)
    {
        int rank = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            Span<uint> pivot = matrix.Row(row);
            int column = pivot.IndexOfAnyExcept(0u);
            if (column < 0) continue;
            rank++;
            uint inverse = (uint)ModularArithmetic.Invert(pivot[column], prime);
            for (int j = column; j < pivot.Length; j++) pivot[j] = (uint)((ulong)pivot[j] * inverse % prime);
            for (int other = 0; other < matrix.Rows; other++)
            {
                Span<uint> target = matrix.Row(other);
                if (other == row || target[column] == 0) continue;
                uint factor = prime - target[column];
                for (int j = column; j < target.Length; j++) target[j] = (uint)((target[j] + ((ulong)factor * pivot[j])) % prime);
            }
        }
        return rank;
    }

    /// <summary>The same with 32-bit products; the prime is a variable.</summary>
    /// <param name="matrix">Residues.</param>
    /// <param name="prime">A prime below 2^16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int ReduceNarrow(Matrix<ushort> matrix, uint prime)
    {
        int rank = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            Span<ushort> pivot = matrix.Row(row);
            int column = pivot.IndexOfAnyExcept((ushort)0);
            if (column < 0) continue;
            rank++;
            uint inverse = (uint)ModularArithmetic.Invert(pivot[column], prime);
            for (int j = column; j < pivot.Length; j++) pivot[j] = (ushort)(pivot[j] * inverse % prime);
            for (int other = 0; other < matrix.Rows; other++)
            {
                Span<ushort> target = matrix.Row(other);
                if (other == row || target[column] == 0) continue;
                uint factor = prime - target[column];
                for (int j = column; j < target.Length; j++) target[j] = (ushort)((target[j] + (factor * pivot[j])) % prime);
            }
        }
        return rank;
    }

    /// <summary>Reduces a matrix in place, fully, without exchanging rows, and returns the rank. The prime is compiled in.</summary>
    /// <param name="matrix">Residues.</param>
    /// <typeparam name="TPrime">The prime.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Reduce<TPrime>(Matrix<uint> matrix)
        where TPrime : struct, IPrimeConstant
    {
        int rank = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            Span<uint> pivot = matrix.Row(row);
            int column = pivot.IndexOfAnyExcept(0u);
            if (column < 0) continue;
            rank++;
            uint inverse = (uint)ModularArithmetic.Invert(pivot[column], TPrime.Value);
            for (int j = column; j < pivot.Length; j++) pivot[j] = (uint)((ulong)pivot[j] * inverse % TPrime.Value);
            for (int other = 0; other < matrix.Rows; other++)
            {
                Span<uint> target = matrix.Row(other);
                if (other == row || target[column] == 0) continue;
                uint factor = TPrime.Value - target[column];
                for (int j = column; j < target.Length; j++) target[j] = (uint)((target[j] + ((ulong)factor * pivot[j])) % TPrime.Value);
            }
        }
        return rank;
    }

    /// <summary>The same with 32-bit products; the prime, below 2^16, is compiled in.</summary>
    /// <param name="matrix">Residues.</param>
    /// <typeparam name="TPrime">The prime.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int ReduceNarrow<TPrime>(Matrix<ushort> matrix)
        where TPrime : struct, IPrimeConstant
    {
        int rank = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            Span<ushort> pivot = matrix.Row(row);
            int column = pivot.IndexOfAnyExcept((ushort)0);
            if (column < 0) continue;
            rank++;
            uint inverse = (uint)ModularArithmetic.Invert(pivot[column], TPrime.Value);
            for (int j = column; j < pivot.Length; j++) pivot[j] = (ushort)(pivot[j] * inverse % TPrime.Value);
            for (int other = 0; other < matrix.Rows; other++)
            {
                Span<ushort> target = matrix.Row(other);
                if (other == row || target[column] == 0) continue;
                uint factor = TPrime.Value - target[column];
                for (int j = column; j < target.Length; j++) target[j] = (ushort)((target[j] + (factor * pivot[j])) % TPrime.Value);
            }
        }
        return rank;
    }
}
