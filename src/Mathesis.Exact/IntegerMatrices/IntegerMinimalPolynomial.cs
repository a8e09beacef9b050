namespace Mathesis.Exact;

/// <summary>Minimal polynomials of integer matrices.</summary>
public static class IntegerMinimalPolynomial
{
    /// <summary>
    /// The monic polynomial m of least degree with m(a) = 0, constant first, from its images modulo primes. Modulo a prime the degree can only be
    /// less than the true one, so the highest image is kept; it annihilates a because it does so modulo primes whose product exceeds
    /// what the entries of m(a) can be. The result is proved.
    /// </summary>
    /// <param name="a">Square.</param>
    /// <param name="threads">How many threads to use, at least 1; each takes a prime.</param>
    public static Integer[] Compute(Matrix<Integer> a, int threads = 1)
    {
        if (a.Rows != a.Columns) throw new ArgumentException($"the matrix is {a.Rows} x {a.Columns}, not square", nameof(a));
        if (a.Rows == 0) return [Integer.One];
        double bound = BitBound(a);
        Integer modulus = Integer.One;
        Integer[] combined = [];
        ulong last = 1UL << 31;
        while (modulus.BitLength <= bound)
        {
            ulong[] primes = new ulong[threads];
            for (int i = 0; i < threads; i++) primes[i] = last = Primality.Previous(last);
            var images = new uint[threads][];
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(primes[i]));
                images[i] = algebra.MinimalPolynomial(a.Map(algebra.Field.FromInteger));
            });
            for (int i = 0; i < threads; i++)
            {
                if (images[i].Length < combined.Length) continue;
                if (images[i].Length > combined.Length)
                {
                    // All primes before were unlucky.
                    combined = new Integer[images[i].Length];
                    modulus = Integer.One;
                }
                ulong inverse = ModularArithmetic.Invert(Residues.Of(modulus, primes[i]), primes[i]);
                for (int k = 0; k < combined.Length; k++)
                {
                    ulong known = Residues.Of(combined[k], primes[i]), difference = (images[i][k] + primes[i] - known) % primes[i];
                    combined[k] += modulus * (difference * inverse % primes[i]);
                }
                modulus *= primes[i];
            }
        }
        Integer half = modulus >> 1;
        return [.. combined.Select(coefficient => coefficient > half ? coefficient - modulus : coefficient)];
    }

    /// <summary>Bits that hold the entries of m(a) twice: m divides the characteristic polynomial, so its coefficients are at most 2^n times that one's length (Mignotte).</summary>
    private static double BitBound(Matrix<Integer> a)
    {
        int n = a.Rows;
        double characteristic = 0;
        long largest = 1;
        for (int row = 0; row < n; row++)
        {
            long bits = 0;
            foreach (Integer entry in a.Row(row)) bits = Math.Max(bits, entry.BitLength);
            characteristic += bits + Math.Log2(n + 1);
            largest = Math.Max(largest, bits);
        }
        return n + characteristic + (n * (largest + Math.Log2(n))) + (2 * Math.Log2(n + 1)) + 4;
    }
}
