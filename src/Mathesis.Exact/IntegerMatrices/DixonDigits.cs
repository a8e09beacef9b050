namespace Mathesis.Exact;

/// <summary>One p-adic expansion: X = y_0 + y_1 p + y_2 p^2 + … with balanced digits, for a X = b.</summary>
internal sealed unsafe class DixonDigits : IDisposable
{
    /// <summary>Below so many products a digit is not worth more than one thread.</summary>
    private const long ParallelWork = 1 << 18;

    private readonly int prime;
    private readonly int radix;
    private readonly BalancedModulus modulus;
    private readonly int threads;
    private readonly int size;
    private readonly int sides;

    /// <summary>The inverse modulo p, balanced.</summary>
    private readonly LiftingTiles inverse;

    /// <summary>The matrix, a set of tiles for each of its entries' digits.</summary>
    private readonly LiftingTiles[] matrix;
    private readonly int bits;

    /// <summary>The length of a column: whole tiles.</summary>
    private readonly int stride;

    /// <summary>(b - a (y_0 + … + y_k p^k)) / p^(k+1), column after column: as words where they fit, else as integers.</summary>
    private readonly long[] residual;
    private readonly Integer[]? longResidual;
    private readonly long[] reduced;
    private readonly long[] vector;

    /// <summary>All y_k, column after column.</summary>
    private readonly List<int[]> digits = [];

    /// <summary>Prepares an expansion.</summary>
    /// <param name="a">The matrix, with digits of at most <see cref="DigitBits"/> bits.</param>
    /// <param name="b">The right sides.</param>
    /// <param name="inverse">The inverse of the matrix modulo the prime.</param>
    /// <param name="prime">A prime just below 2^30.</param>
    /// <param name="threads">How many threads to use.</param>
    public DixonDigits(WordDigits a, Matrix<Integer> b, Matrix<uint> inverse, int prime, int threads)
    {
        this.prime = prime;
        this.threads = threads;
        size = b.Rows;
        sides = b.Columns;
        radix = (int)((1UL << 32) % (ulong)prime);
        modulus = new BalancedModulus(prime);
        int[] balanced = new int[inverse.Entries.Length];
        for (int i = 0; i < balanced.Length; i++) balanced[i] = inverse.Entries[i] > (uint)prime / 2 ? (int)inverse.Entries[i] - prime : (int)inverse.Entries[i];
        this.inverse = new LiftingTiles(balanced, size);
        matrix = [.. a.Digits.Select(digit => new LiftingTiles(digit, size))];
        bits = a.Bits;
        stride = this.inverse.Tiles * LiftingTiles.Height;
        residual = new long[stride * sides];
        reduced = new long[stride * sides];
        vector = new long[stride * sides];
        bool isShort = matrix.Length == 1 && b.Entries.All(entry => entry.BitLength < 60);
        if (!isShort) longResidual = new Integer[stride * sides];
        for (int side = 0; side < sides; side++)
        {
            for (int row = 0; row < size; row++)
            {
                if (isShort) residual[(side * stride) + row] = (long)b[row, side];
                else longResidual![(side * stride) + row] = b[row, side];
            }
        }
    }

    /// <summary>The number of digits so far.</summary>
    public int Count => digits.Count;

    /// <summary>The prime.</summary>
    public int Prime => prime;

    /// <summary>The longest digits of a matrix's entries for which all sums fit 62 bits.</summary>
    public static int DigitBits(int size)
    {
        // |y| is hardly more than p/2 < 2^29: the sum of n products with digits of k bits is below 2^(k - 1 + 29) n.
        int logarithm = System.Numerics.BitOperations.Log2((uint)size) + 1;
        return Math.Min(31, 61 - 29 - logarithm);
    }

    /// <summary>A digit of an unknown.</summary>
    /// <param name="number">Which digit.</param>
    /// <param name="row">The unknown.</param>
    /// <param name="side">The right side.</param>
    public int this[int number, int row, int side] => digits[number][(side * stride) + row];

    /// <summary>One more digit of every unknown.</summary>
    public void Lift()
    {
        int[] digit = new int[stride * sides];
        fixed (long* rest = residual, right = reduced, y = vector)
        fixed (int* target = digit)
        {
            if (longResidual is null) modulus.Reduce(rest, right, stride * sides);
            else
            {
                for (int i = 0; i < longResidual.Length; i++) right[i] = modulus.Reduce((long)(longResidual[i] % prime));
            }
            nint restAt = (nint)rest, rightAt = (nint)right, yAt = (nint)y, targetAt = (nint)target;
            ForTiles(tile =>
            {
                for (int side = 0; side < sides; side++)
                {
                    int place = (side * stride) + (tile * LiftingTiles.Height);
                    long* sums = (long*)yAt + place;
                    inverse.MultiplyModular(tile, (long*)rightAt + (side * stride), radix, sums);
                    modulus.Reduce(sums, sums, LiftingTiles.Height);
                    for (int i = 0; i < LiftingTiles.Height; i++) ((int*)targetAt)[place + i] = (int)sums[i];
                }
            });
            ForTiles(tile =>
            {
                long* sums = stackalloc long[LiftingTiles.Height];
                for (int side = 0; side < sides; side++)
                {
                    int place = (side * stride) + (tile * LiftingTiles.Height);
                    if (longResidual is not null) UpdateLongResidual(tile, place, (long*)yAt + (side * stride));
                    else
                    {
                        matrix[0].Multiply(tile, (long*)yAt + (side * stride), sums);
                        modulus.SubtractAndDivide((long*)restAt + place, sums, LiftingTiles.Height);
                    }
                }
            });
        }
        digits.Add(digit);
    }

    public void Dispose()
    {
        inverse.Dispose();
        foreach (LiftingTiles tiles in matrix) tiles.Dispose();
    }

    private void UpdateLongResidual(int tile, int place, long* column)
    {
        long* sums = stackalloc long[LiftingTiles.Height * matrix.Length];
        for (int i = 0; i < matrix.Length; i++) matrix[i].Multiply(tile, column, sums + (i * LiftingTiles.Height));
        for (int row = 0; row < LiftingTiles.Height && (tile * LiftingTiles.Height) + row < size; row++)
        {
            Integer product = Integer.Zero;
            for (int i = matrix.Length - 1; i >= 0; i--) product = (product << bits) + sums[(i * LiftingTiles.Height) + row];
            longResidual![place + row] = (longResidual[place + row] - product) / prime;
        }
    }

    private void ForTiles(Action<int> body)
    {
        int tiles = inverse.Tiles;
        if (threads == 1 || (long)size * size * sides * matrix.Length < ParallelWork)
        {
            for (int tile = 0; tile < tiles; tile++) body(tile);
            return;
        }
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int end = (int)((long)tiles * (part + 1) / threads);
            for (int tile = (int)((long)tiles * part / threads); tile < end; tile++) body(tile);
        });
    }
}
