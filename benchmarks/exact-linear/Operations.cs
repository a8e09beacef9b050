using System.Diagnostics;
using Mathesis.Exact;

namespace Mathesis.Benchmarks.ExactLinear;

/// <summary>The work, on the same numbers as the peers': entries by Marsaglia's xorshift.</summary>
internal static class Operations
{
    /// <summary>Does an operation once.</summary>
    /// <returns>Its time, and a number that depends on every digit of the result.</returns>
    public static (double Milliseconds, ulong Check) Run(string operation, int n, ulong p, int threads)
    {
        ulong state = 88172645463325252UL;
        ulong Next()
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return state;
        }

        if (operation is "solve" or "nullspace") return RunInteger(operation, n, p, threads, () => (long)(Next() % 2047) - 1023);
        return p < 1UL << 31
            ? RunModular<PrimeField32, uint>(new PrimeField32(p), operation, n, threads, () => Next() % p)
            : RunModular<PrimeField64, ulong>(new PrimeField64(p), operation, n, threads, () => Next() % p);
    }

    private static (double, ulong) RunModular<TField, T>(TField field, string operation, int n, int threads, Func<ulong> next)
        where TField : struct, IPrimeField<T>
    {
        Matrix<T> Fill(int rows, int columns)
        {
            var matrix = new Matrix<T>(rows, columns);
            foreach (ref T entry in matrix.Entries.AsSpan()) entry = field.FromResidue(next());
            return matrix;
        }

        ulong Hash(ReadOnlySpan<T> entries)
        {
            ulong hash = 0;
            foreach (T entry in entries) hash = (hash * 1000003) + field.ToResidue(entry);
            return hash;
        }

        var algebra = new LinearAlgebra<TField, T>(field) { Threads = threads };
        switch (operation)
        {
            case "rref":
                Matrix<T> matrix = Fill(n, n + 8);
                double milliseconds = Time(() => algebra.ReduceInPlace(matrix));
                return (milliseconds, Hash(matrix.Entries));
            case "product":
                Matrix<T> a = Fill(n, n), b = Fill(n, n), c = a;
                milliseconds = Time(() => c = algebra.Multiply(a, b));
                return (milliseconds, Hash(c.Entries));
            default:
                T[] x = Fill(1, n + 1).Entries, y = Fill(1, n + 1).Entries, z = x;
                var ring = new PolynomialRing<TField, T>(field);
                milliseconds = Time(() => z = ring.Multiply(x, y));
                return (milliseconds, Hash(z));
        }
    }

    private static (double, ulong) RunInteger(string operation, int n, ulong p, int threads, Func<long> next)
    {
        Matrix<Integer> Fill(int rows, int columns)
        {
            var matrix = new Matrix<Integer>(rows, columns);
            foreach (ref Integer entry in matrix.Entries.AsSpan()) entry = next();
            return matrix;
        }

        if (operation == "nullspace")
        {
            Matrix<Integer> wide = Fill(n, n + 2), basis = wide;
            double time = Time(() => basis = RationalReduction.Reduce(wide, threads).Nullspace());
            return (time, (ulong)basis.Rows);
        }
        Matrix<Integer> a = Fill(n, n), b = Fill(n, 1);
        CommonDenominator? solution = null;
        double milliseconds = Time(() => solution = DixonLifting.Solve(a, b, threads));
        var field = new PrimeField32(p);
        uint inverse = field.Invert(field.FromInteger(solution!.Denominator));
        ulong hash = 0;
        foreach (Integer numerator in solution.Numerators.Entries) hash = (hash * 1000003) + field.Multiply(field.FromInteger(numerator), inverse);
        return (milliseconds, hash);
    }

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
