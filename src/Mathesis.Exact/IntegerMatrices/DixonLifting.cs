namespace Mathesis.Exact;

/// <summary>
/// Square systems over the integers by p-adic lifting (Dixon, "Exact solution of linear equations using p-adic expansions", 1982): the
/// inverse modulo one prime gives one digit of the solution after the other, each for two products of a matrix and a vector.
/// </summary>
public static class DixonLifting
{
    /// <summary>The primes, going down from here: near 2^30, so that 2^32 is small modulo each.</summary>
    private const ulong LargestPrime = 1UL << 30;

    private const int PrimesTried = 6;

    /// <summary>
    /// X with a X = b, or null when a is singular modulo several primes (then it is singular but for a chance below 10^-40:
    /// <see cref="RationalReduction"/> proves it).
    /// </summary>
    /// <param name="a">Square.</param>
    /// <param name="b">As many rows; its columns are the right sides.</param>
    /// <param name="threads">How many threads to use, at least 1.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <remarks>The result is proved: a X - b is 0 modulo a power of p that is larger than its entries can be.</remarks>
    public static CommonDenominator? Solve(Matrix<Integer> a, Matrix<Integer> b, int threads = 1, CancellationToken cancellation = default)
    {
        if (a.Rows != a.Columns) throw new ArgumentException($"the matrix is {a.Rows} x {a.Columns}, not square", nameof(a));
        if (b.Rows != a.Rows) throw new ArgumentException($"{b.Rows} right sides for {a.Rows} equations", nameof(b));
        if (a.Rows == 0 || b.Columns == 0) return new CommonDenominator(new Matrix<Integer>(a.Rows, b.Columns), Integer.One);
        ulong prime = LargestPrime;
        for (int trial = 0; trial < PrimesTried; trial++)
        {
            prime = Primality.Previous(prime);
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime)) { Threads = threads };
            if (algebra.Invert(a.Map(algebra.Field.FromInteger)) is Matrix<uint> inverse)
                return new DixonDigits(a, b, inverse, (int)prime, threads).Solve(cancellation);
        }
        return null;
    }
}
