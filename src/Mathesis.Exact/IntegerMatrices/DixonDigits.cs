using System.Numerics;

namespace Mathesis.Exact;

/// <summary>One p-adic expansion: X = y_0 + y_1 p + y_2 p^2 + … with balanced digits, and its way back to fractions.</summary>
internal sealed unsafe class DixonDigits
{
    private readonly Matrix<Integer> a;
    private readonly Matrix<Integer> b;
    private readonly int prime;
    private readonly int radix;
    private readonly double reciprocal;

    /// <summary>1 / p modulo 2^64: an exact division by p is a multiplication with it.</summary>
    private readonly long inversePrime;
    private readonly int threads;
    private readonly int size;
    private readonly int sides;

    /// <summary>The inverse modulo p, balanced, row after row.</summary>
    private readonly int[] inverse;
    private readonly WordDigits matrix;

    /// <summary>(b - a (y_0 + … + y_k p^k)) / p^(k+1), column after column; as words where they fit.</summary>
    private readonly long[]? smallResidual;
    private readonly Integer[] residual;

    /// <summary>All y_k, column after column.</summary>
    private readonly List<int[]> digits = [];

    public DixonDigits(Matrix<Integer> a, Matrix<Integer> b, Matrix<uint> inverse, int prime, int threads)
    {
        this.a = a;
        this.b = b;
        this.prime = prime;
        this.threads = threads;
        size = a.Rows;
        sides = b.Columns;
        radix = (int)((1UL << 32) % (ulong)prime);
        reciprocal = 1.0 / prime;
        inversePrime = prime;
        for (int i = 0; i < 5; i++) inversePrime *= 2 - (prime * inversePrime);
        this.inverse = new int[inverse.Entries.Length];
        for (int i = 0; i < this.inverse.Length; i++) this.inverse[i] = Balance(inverse.Entries[i]);
        // |y| <= p/2 < 2^29: the sum of n products with digits of k bits is below 2^(k - 1 + 29) n.
        int logarithm = BitOperations.Log2((uint)size) + 1;
        matrix = new WordDigits(a, Math.Min(31, 62 - 29 - logarithm));
        residual = new Integer[size * sides];
        for (int side = 0; side < sides; side++)
            for (int row = 0; row < size; row++) residual[(side * size) + row] = b[row, side];
        if (matrix.Digits.Length == 1 && residual.All(value => value.BitLength < 61)) smallResidual = [.. residual.Select(value => (long)value)];
    }

    /// <summary>Lifts until the fractions are proved.</summary>
    public CommonDenominator Solve(CancellationToken cancellation)
    {
        // Most solutions are about as long as Hadamard's bound says; short ones are noticed on the way.
        int expected = (int)((2 * BitsOfDeterminant()) + Largest(b).BitLength + 24) / 30;
        int next = Math.Clamp(expected, 2, 8);
        while (true)
        {
            while (digits.Count < next)
            {
                cancellation.ThrowIfCancellationRequested();
                Lift();
            }
            if (TryRecover() is CommonDenominator solution) return solution;
            next = next < expected / 3 ? next * 3 : Math.Max(next + 2 + (next / 16), expected * 7 / 8);
        }
    }

    private int Balance(uint residue) => residue > (uint)prime / 2 ? (int)residue - prime : (int)residue;

    /// <summary>The number in [-p/2, p/2] congruent to a value below 2^62.</summary>
    private int BalancedRest(long value)
    {
        // The rounded quotient is right up to one.
        long rest = value - ((long)(value * reciprocal) * prime);
        if (rest > prime / 2) rest -= prime;
        if (rest < -(prime / 2)) rest += prime;
        return (int)(rest > prime / 2 ? rest - prime : rest < -(prime / 2) ? rest + prime : rest);
    }

    /// <summary>One more digit of every unknown.</summary>
    private void Lift()
    {
        int[] digit = new int[size * sides];
        long[] reduced = new long[size * sides];
        for (int i = 0; i < reduced.Length; i++)
        {
            reduced[i] = smallResidual is not null ? BalancedRest(smallResidual[i]) : BalancedRest((long)(residual[i] % prime));
        }
        long[] vector = new long[size * sides];
        ForRows((first, end) =>
        {
            fixed (int* rows = inverse)
            fixed (long* columns = reduced)
            {
                for (int row = first; row < end; row++)
                {
                    for (int side = 0; side < sides; side++)
                    {
                        int place = (side * size) + row;
                        digit[place] = BalancedRest(DotProduct.Modular(rows + ((nint)row * size), columns + ((nint)side * size), size, radix));
                        vector[place] = digit[place];
                    }
                }
            }
        });
        ForRows((first, end) =>
        {
            fixed (long* columns = vector)
            {
                for (int row = first; row < end; row++)
                    for (int side = 0; side < sides; side++) UpdateResidual(row, side, columns + ((nint)side * size));
            }
        });
        digits.Add(digit);
    }

    private void UpdateResidual(int row, int side, long* column)
    {
        int place = (side * size) + row;
        if (smallResidual is not null)
        {
            fixed (int* rows = matrix.Digits[0])
                smallResidual[place] = (smallResidual[place] - DotProduct.Exact(rows + ((nint)row * size), column, size)) * inversePrime;
            return;
        }
        Integer product = Integer.Zero;
        for (int i = matrix.Digits.Length - 1; i >= 0; i--)
        {
            fixed (int* rows = matrix.Digits[i])
                product = (product << matrix.Bits) + DotProduct.Exact(rows + ((nint)row * size), column, size);
        }
        residual[place] = (residual[place] - product) / prime;
    }

    private void ForRows(Action<int, int> body)
    {
        if (threads == 1 || (long)size * size * sides < 1 << 16)
        {
            body(0, size);
            return;
        }
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part => body((int)((long)size * part / threads), (int)((long)size * (part + 1) / threads)));
    }

    /// <summary>Hadamard's bound in bits, roughly.</summary>
    private double BitsOfDeterminant()
    {
        double bits = 0;
        for (int row = 0; row < size; row++)
        {
            double largest = 0, squares = 0;
            foreach (Integer entry in a.Row(row)) largest = Math.Max(largest, entry.BitLength);
            foreach (Integer entry in a.Row(row)) squares += Math.Pow(Math.Pow(2, Math.Max(-500, (entry.IsZero ? -1000 : entry.BitLength - 0.5) - largest)), 2);
            bits += largest + (Math.Log2(Math.Max(squares, 1e-300)) / 2);
        }
        return bits;
    }

    /// <summary>
    /// Fractions from the digits so far. Once a denominator d is known, d x is an integer of half the length, so half the digits give
    /// the numerators; an entry that needs another denominator brings its own.
    /// </summary>
    private CommonDenominator? TryRecover()
    {
        var powers = new List<Integer> { prime };
        Integer modulus = Integer.Pow(prime, digits.Count);
        var recovery = new FractionRecovery(modulus);
        Integer denominator = Integer.One;
        int half = (digits.Count + 1) / 2 + 1;
        Integer shortModulus = Integer.Pow(prime, Math.Min(half, digits.Count));
        long shortBits = shortModulus.BitLength - 24;
        while (true)
        {
            Integer shortDenominator = Integer.Mod(denominator, shortModulus);
            var numerators = new Matrix<Integer>(size, sides);
            int place = 0;
            for (; place < size * sides; place++)
            {
                Integer numerator = Integer.Mod(Combine(place, 0, Math.Min(half, digits.Count), powers) * shortDenominator, shortModulus);
                if (numerator > shortModulus >> 1) numerator -= shortModulus;
                if (numerator.BitLength > shortBits) break;
                numerators[place % size, place / size] = numerator;
            }
            if (place == size * sides)
            {
                // Modulo a short modulus the numerators satisfy the system; it is large enough to prove them, or more digits are needed.
                return denominator < shortModulus && IsProved(numerators, denominator, shortModulus) ? Reduce(numerators, denominator) : null;
            }
            Integer residue = Integer.Mod(Combine(place, 0, digits.Count, powers) * denominator, modulus);
            if (!recovery.TryRecover(residue, out Rational fraction) || fraction.Denominator.IsOne) return null;
            denominator *= fraction.Denominator;
        }
    }

    /// <summary>The same fractions without a factor common to all.</summary>
    private static CommonDenominator Reduce(Matrix<Integer> numerators, Integer denominator)
    {
        Integer common = denominator;
        foreach (Integer numerator in numerators.Entries)
        {
            if (common.IsOne) break;
            common = Integer.Gcd(common, numerator);
        }
        return common.IsOne
            ? new CommonDenominator(numerators, denominator)
            : new CommonDenominator(numerators.Map(numerator => numerator / common), denominator / common);
    }

    /// <summary>Digits first … first + count - 1 of an unknown as a number, by halves.</summary>
    private Integer Combine(int place, int first, int count, List<Integer> powers)
    {
        if (count == 1) return digits[first][place];
        if (count == 2) return digits[first][place] + (digits[first + 1][place] * (long)prime);
        // The lower part has a power of two of digits, so that few powers of p are needed.
        int level = BitOperations.Log2((uint)(count - 1));
        int lower = 1 << level;
        while (powers.Count <= level) powers.Add(powers[^1] * powers[^1]);
        return Combine(place, first, lower, powers) + (Combine(place, first + lower, count - lower, powers) * powers[level]);
    }

    /// <summary>a N - d b is divisible by the modulus; it is 0 when it cannot be that large.</summary>
    private bool IsProved(Matrix<Integer> numerators, Integer denominator, Integer modulus)
    {
        Integer largest = Largest(a) * Largest(numerators) * size;
        return largest + (denominator * Largest(b)) < modulus;
    }

    private static Integer Largest(Matrix<Integer> matrix)
    {
        Integer largest = Integer.Zero;
        foreach (Integer entry in matrix.Entries) largest = Integer.Max(largest, Integer.Abs(entry));
        return largest;
    }
}
