using System.Numerics;

namespace Mathesis.Exact;

/// <summary>One p-adic expansion: X = y_0 + y_1 p + y_2 p^2 + … with balanced digits, and its way back to fractions.</summary>
internal sealed unsafe class DixonDigits
{
    private readonly Matrix<Integer> a;
    private readonly Matrix<Integer> b;
    private readonly int prime;
    private readonly int radix;
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
        int next = 4;
        while (true)
        {
            while (digits.Count < next)
            {
                cancellation.ThrowIfCancellationRequested();
                Lift();
            }
            if (TryRecover() is CommonDenominator solution) return solution;
            next += Math.Max(4, next / 3);
        }
    }

    private int Balance(uint residue) => residue > (uint)prime / 2 ? (int)residue - prime : (int)residue;

    /// <summary>One more digit of every unknown.</summary>
    private void Lift()
    {
        int[] digit = new int[size * sides];
        long[] reduced = new long[size * sides];
        for (int i = 0; i < reduced.Length; i++)
        {
            long value = smallResidual is not null ? smallResidual[i] % prime : (long)(residual[i] % prime);
            reduced[i] = value < 0 ? Balance((uint)(value + prime)) : Balance((uint)value);
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
                        long value = DotProduct.Modular(rows + ((nint)row * size), columns + ((nint)side * size), size, radix) % prime;
                        int place = (side * size) + row;
                        digit[place] = value < 0 ? Balance((uint)(value + prime)) : Balance((uint)value);
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
                smallResidual[place] = (smallResidual[place] - DotProduct.Exact(rows + ((nint)row * size), column, size)) / prime;
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

    private CommonDenominator? TryRecover()
    {
        var powers = new List<Integer> { prime };
        Integer modulus = Integer.Pow(prime, digits.Count);
        var recovery = new FractionRecovery(modulus);
        Integer denominator = Integer.One;
        var numerators = new Matrix<Integer>(size, sides);
        // Each numerator belongs to the denominator at its time.
        var denominators = new List<Integer>();
        for (int i = 0; i < size * sides; i++)
        {
            Integer residue = Integer.Mod(Combine(i, 0, digits.Count, powers) * denominator, modulus);
            if (!recovery.TryRecover(residue, out Rational fraction)) return null;
            denominator *= fraction.Denominator;
            numerators[i % size, i / size] = fraction.Numerator;
            denominators.Add(denominator);
        }
        for (int i = 0; i < denominators.Count; i++)
            if (denominators[i] != denominator) numerators[i % size, i / size] *= denominator / denominators[i];
        return IsProved(numerators, denominator, modulus) ? new CommonDenominator(numerators, denominator) : null;
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
