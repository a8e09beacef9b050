using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Residues modulo a prime below 2^31. Products take balanced residues, |a| &lt;= p/2, whose products are added in 64 bits; the sums are
/// folded before they overflow (after 7 products for 2^31 - 1, never for primes below 2^24) and reduced once at the end.
/// </summary>
internal sealed unsafe class WordKernel32 : WordKernel<uint>
{
    /// <summary>The depth up to which one pass of the tiles goes, so that a strip of the right factor stays in the second-level cache.</summary>
    private const int DepthTogether = 1024;

    /// <summary>Multiplications below which a second thread does not pay.</summary>
    private const long ParallelWork = 1L << 21;

    private readonly PrimeField32 field;
    private readonly uint modulus;
    private readonly int radix;
    private readonly int chunk;
    private readonly int threads;
    private readonly AlignedMemory left = new();
    private readonly AlignedMemory[] right;

    public WordKernel32(PrimeField32 field, int threads)
    {
        this.field = field;
        this.threads = threads;
        modulus = (uint)field.Characteristic;
        long half = modulus / 2;
        long residue = (long)((1UL << 32) % modulus);
        radix = (int)(residue > half ? residue - modulus : residue);
        // A folded sum is at most 2^32 + 2^31 |radix|; what is left of 63 bits holds this many products of halves.
        Int128 room = (Int128)long.MaxValue - (1L << 32) - ((Int128)Math.Abs((long)radix) << 31);
        chunk = half <= 1 ? int.MaxValue : (int)Int128.Min(room / (half * half), int.MaxValue);
        right = [.. Enumerable.Range(0, threads).Select(_ => new AlignedMemory())];
    }

    public override int PanelWidth => 32;

    public override uint One => 1;

    public override bool IsZero(uint a) => a == 0;

    public override uint Invert(uint a) => field.Invert(a);

    public override void Multiply(Block<uint> a, Block<uint> b, Block<uint> c, ProductMode mode)
    {
        if (a.Columns == 0 && mode == ProductMode.Set)
        {
            for (int row = 0; row < c.Rows; row++) new Span<uint>(c.Row(row), c.Columns).Clear();
            return;
        }
        for (int from = 0; from < a.Columns; from += DepthTogether)
        {
            int depth = Math.Min(DepthTogether, a.Columns - from);
            Block<uint> aPart = a.Part(0, from, a.Rows, depth), bPart = b.Part(from, 0, depth, b.Columns);
            if (Avx512F.IsSupported && Avx512DQ.IsSupported) MultiplyPart<WideStrip512>(aPart, bPart, c, mode);
            else if (Avx2.IsSupported) MultiplyPart<WideStrip256>(aPart, bPart, c, mode);
            else MultiplyPart<WideStrip64>(aPart, bPart, c, mode);
            if (mode == ProductMode.Set) mode = ProductMode.Add;
        }
    }

    public override void SubtractMultiple(uint* y, uint* x, nint count, uint factor) => WordRows32.SubtractMultiple(y, x, count, factor, modulus);

    public override void Scale(uint* x, nint count, uint factor) => WordRows32.Scale(x, count, factor, modulus);

    public override void Eliminate(Block<uint> block, uint* pivotRow, uint inverse)
    {
        int count = block.Columns - 1;
        for (int row = 0; row < block.Rows; row++)
        {
            uint* entries = block.Row(row);
            if (*entries == 0) continue;
            uint multiplier = field.Multiply(*entries, inverse);
            WordRows32.SubtractMultiple(entries + 1, pivotRow + 1, count, multiplier, modulus);
            *entries = multiplier;
        }
    }

    public override void Dispose()
    {
        left.Dispose();
        foreach (AlignedMemory memory in right) memory.Dispose();
    }

    private void MultiplyPart<TStrip>(Block<uint> a, Block<uint> b, Block<uint> c, ProductMode mode)
        where TStrip : unmanaged, IWideStrip<TStrip>
    {
        const int Rows = WideTile<TStrip>.Rows;
        int depth = a.Columns, width = TStrip.Width;
        int tiles = (a.Rows + Rows - 1) / Rows, strips = (b.Columns + width - 1) / width;
        int* packed = left.Take<int>((long)tiles * Rows * depth);
        WidePacking.PackLeft(a, Rows, (int)modulus, packed);
        void Strip(int strip, AlignedMemory memory)
        {
            long* factors = memory.Take<long>(((long)depth + Rows) * width);
            long* sums = factors + ((long)depth * width);
            int column = strip * width, columns = Math.Min(width, b.Columns - column);
            WidePacking.PackRight(b.Part(0, column, depth, columns), width, (int)modulus, factors);
            for (int tile = 0; tile < tiles; tile++)
            {
                WideTile<TStrip>.Multiply(depth, chunk, packed + ((long)tile * Rows * depth), factors, radix, sums);
                int row = tile * Rows;
                WideSums.Reduce(sums, width, c.Part(row, column, Math.Min(Rows, c.Rows - row), columns), modulus, mode);
            }
        }
        if (threads == 1 || strips == 1 || (long)a.Rows * depth * b.Columns < ParallelWork)
        {
            for (int strip = 0; strip < strips; strip++) Strip(strip, right[0]);
            return;
        }
        int next = 0;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            for (int strip = Interlocked.Increment(ref next) - 1; strip < strips; strip = Interlocked.Increment(ref next) - 1) Strip(strip, right[thread]);
        });
    }
}
