namespace Mathesis.Exact;

/// <summary>Characteristic polynomials of integer matrices.</summary>
public static class IntegerCharacteristicPolynomial
{
    /// <summary>
    /// det(x I - a), constant first, from its images modulo primes. The coefficients are sums of principal minors, each below the
    /// product of its rows' lengths, so the product of 1 + length over all rows bounds them and the result is proved.
    /// </summary>
    /// <param name="a">Square.</param>
    /// <param name="threads">How many threads to use, at least 1; each takes a prime.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static Integer[] Compute(Matrix<Integer> a, int threads = 1, CancellationToken cancellation = default)
    {
        if (a.Rows != a.Columns) throw new ArgumentException($"the matrix is {a.Rows} x {a.Columns}, not square", nameof(a));
        Integer bound = Integer.One;
        for (int row = 0; row < a.Rows; row++)
        {
            Integer length = Integer.Zero;
            foreach (Integer entry in a.Row(row)) length += Integer.Square(entry);
            bound *= Integer.Sqrt(length) + 2;
        }
        bound <<= 1;
        var primes = new List<ulong>();
        Integer modulus = Integer.One;
        for (ulong prime = (1UL << 31) - 1; modulus <= bound; prime = Primality.Previous(prime))
        {
            primes.Add(prime);
            modulus *= prime;
        }
        var images = new uint[primes.Count][];
        Parallel.For(0, primes.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(primes[i]));
            images[i] = algebra.CharacteristicPolynomial(a.Map(algebra.Field.FromInteger));
        });
        var coefficients = new Integer[a.Rows + 1];
        for (int k = 0; k <= a.Rows; k++)
        {
            int degree = k;
            (Integer value, _) = ChineseRemainder.Solve([.. primes.Select((prime, i) => ((Integer)images[i][degree], (Integer)prime))])!.Value;
            coefficients[k] = value > modulus >> 1 ? value - modulus : value;
        }
        return coefficients;
    }
}
