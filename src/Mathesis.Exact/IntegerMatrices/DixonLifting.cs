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
        var words = new WordDigits(a, DixonDigits.DigitBits(a.Rows));
        ulong prime = LargestPrime;
        for (int trial = 0; trial < PrimesTried; trial++)
        {
            prime = Primality.Previous(prime);
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime)) { Threads = threads };
            if (algebra.Invert(Residues(a, words, algebra.Field)) is not Matrix<uint> inverse) continue;
            using var digits = new DixonDigits(words, b, inverse, (int)prime, threads);
            return Lift(a, b, words, digits, cancellation);
        }
        return null;
    }

    /// <summary>Lifts until the fractions are proved.</summary>
    private static CommonDenominator Lift(Matrix<Integer> a, Matrix<Integer> b, WordDigits words, DixonDigits digits, CancellationToken cancellation)
    {
        long sideBits = 0;
        foreach (ref Integer entry in b.Entries.AsSpan()) sideBits = Math.Max(sideBits, entry.BitLength);
        var recovery = new DixonRecovery(digits, a.Rows, b.Columns, Integer.One << checked((int)words.LargestBits), Integer.One << checked((int)sideBits));
        // Most solutions are about as long as Hadamard's bound says, a little less; short ones are noticed on the way.
        int expected = (int)((2 * BitsOfDeterminant(a, words)) + sideBits + 24) / 30;
        int next = Math.Clamp(expected, 2, 8);
        while (true)
        {
            while (digits.Count < next)
            {
                cancellation.ThrowIfCancellationRequested();
                digits.Lift();
            }
            if (recovery.TryRecover() is CommonDenominator solution) return solution;
            next = next < expected / 3 ? next * 3 : Math.Max(next + 2 + (next / 24), expected * 15 / 16);
        }
    }

    private static Matrix<uint> Residues(Matrix<Integer> a, WordDigits words, PrimeField32 field)
    {
        if (words.Digits.Length > 1) return a.Map(field.FromInteger);
        var residues = new Matrix<uint>(a.Rows, a.Columns);
        int prime = (int)field.Characteristic;
        for (int i = 0; i < residues.Entries.Length; i++)
        {
            int rest = words.Digits[0][i] % prime;
            residues.Entries[i] = (uint)(rest < 0 ? rest + prime : rest);
        }
        return residues;
    }

    /// <summary>The logarithm of the product of the rows' lengths (Hadamard), roughly.</summary>
    private static double BitsOfDeterminant(Matrix<Integer> a, WordDigits words)
    {
        double bits = 0;
        for (int row = 0; row < a.Rows; row++)
        {
            // Of long entries the digits at the top decide.
            double squares = 0;
            int top = words.Digits.Length;
            while (squares == 0 && --top >= 0)
                foreach (int digit in words.Digits[top].AsSpan(row * a.Columns, a.Columns)) squares += (double)digit * digit;
            if (squares > 0) bits += (Math.Log2(squares) / 2) + (top * words.Bits);
        }
        return bits;
    }
}
