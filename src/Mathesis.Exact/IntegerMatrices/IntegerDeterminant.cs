using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Determinants of integer matrices.</summary>
public static class IntegerDeterminant
{
    /// <summary>
    /// The determinant: the denominator of the solution of a random system divides it and is nearly all of it (Pan 1988; Abbott,
    /// Bronstein and Mulders 1999); the small rest comes from determinants modulo primes, up to Hadamard's bound, so it is proved.
    /// </summary>
    /// <param name="a">Square.</param>
    /// <param name="threads">How many threads to use, at least 1.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static Integer Compute(Matrix<Integer> a, int threads = 1, CancellationToken cancellation = default)
    {
        if (a.Rows != a.Columns) throw new ArgumentException($"the matrix is {a.Rows} x {a.Columns}, not square", nameof(a));
        if (a.Rows == 0) return Integer.One;
        var stream = new RandomStream("exact/determinant", 1);
        var side = new Matrix<Integer>(a.Rows, 1);
        foreach (ref Integer entry in side.Entries.AsSpan()) entry = (long)stream.NextBelow(1 << 16) - (1 << 15);
        CommonDenominator? solution = DixonLifting.Solve(a, side, threads, cancellation);
        Integer divisor = solution?.Denominator ?? Integer.One;
        // |det / divisor| is below this; twice it, for the sign.
        Integer bound = (HadamardBound(a) / divisor << 1) + Integer.One;
        Integer modulus = Integer.One, cofactor = Integer.Zero;
        for (ulong prime = (1UL << 31) - 1; modulus <= bound; prime = Primality.Previous(prime))
        {
            cancellation.ThrowIfCancellationRequested();
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime)) { Threads = threads };
            uint divisorResidue = algebra.Field.FromInteger(divisor);
            if (divisorResidue == 0) continue;
            uint residue = algebra.Field.Multiply(algebra.Determinant(a.Map(algebra.Field.FromInteger)), algebra.Field.Invert(divisorResidue));
            (cofactor, modulus) = ResidueLift.Extend(cofactor, modulus, residue, algebra.Field);
        }
        if (cofactor > modulus >> 1) cofactor -= modulus;
        return cofactor * divisor;
    }

    /// <summary>A number that no absolute value of the determinant exceeds: the product of the rows' lengths (Hadamard 1893), or of the columns'.</summary>
    public static Integer HadamardBound(Matrix<Integer> a) => Integer.Min(RowBound(a), RowBound(a.Transpose()));

    private static Integer RowBound(Matrix<Integer> a)
    {
        Integer squared = Integer.One;
        for (int row = 0; row < a.Rows; row++)
        {
            Integer length = Integer.Zero;
            foreach (Integer entry in a.Row(row)) length += Integer.Square(entry);
            squared *= length;
        }
        return Integer.Sqrt(squared) + Integer.One;
    }
}
