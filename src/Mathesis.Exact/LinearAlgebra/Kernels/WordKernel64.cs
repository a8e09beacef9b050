using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Residues modulo an odd prime below 2^63 in Montgomery form. A product of blocks is five products of blocks of small integers:
/// each residue is three balanced digits of 21 bits, a polynomial in 2^21 that is evaluated at five points (Toom and Cook), and the
/// sums of products of values fit 64 bits.
/// </summary>
internal sealed unsafe class WordKernel64 : WordKernel<ulong>
{
    private const int DepthTogether = 1024;

    private const long ParallelWork = 1L << 19;

    private readonly PrimeField64 field;
    private readonly ToomDigits digits;
    private readonly int threads;
    private readonly AlignedMemory left = new();
    private readonly AlignedMemory[] right;

    public WordKernel64(PrimeField64 field, int threads)
    {
        this.field = field;
        this.threads = threads;
        digits = new ToomDigits(field);
        right = [.. Enumerable.Range(0, threads).Select(_ => new AlignedMemory())];
    }

    public override int PanelWidth => 16;

    public override int StrassenSide => 512;

    public override ulong One => this.field.One;

    public override bool IsZero(ulong a) => a == 0;

    public override ulong Invert(ulong a) => field.Invert(a);

    public override void MultiplyClassically(Block<ulong> a, Block<ulong> b, Block<ulong> c, ProductMode mode)
    {
        if (a.Columns == 0 && mode == ProductMode.Set)
        {
            for (int row = 0; row < c.Rows; row++) new Span<ulong>(c.Row(row), c.Columns).Clear();
            return;
        }
        for (int from = 0; from < a.Columns; from += DepthTogether)
        {
            int depth = Math.Min(DepthTogether, a.Columns - from);
            Block<ulong> aPart = a.Part(0, from, a.Rows, depth), bPart = b.Part(from, 0, depth, b.Columns);
            if (Avx512F.IsSupported) MultiplyPart<WideStrip512>(aPart, bPart, c, mode);
            else if (Avx2.IsSupported) MultiplyPart<WideStrip256>(aPart, bPart, c, mode);
            else MultiplyPart<WideStrip64>(aPart, bPart, c, mode);
            if (mode == ProductMode.Set) mode = ProductMode.Add;
        }
    }

    public override void Add(Block<ulong> x, Block<ulong> y, Block<ulong> c)
    {
        for (int row = 0; row < c.Rows; row++)
        {
            ulong* first = x.Row(row), second = y.Row(row), target = c.Row(row);
            for (int column = 0; column < c.Columns; column++) target[column] = field.Add(first[column], second[column]);
        }
    }

    public override void Subtract(Block<ulong> x, Block<ulong> y, Block<ulong> c)
    {
        for (int row = 0; row < c.Rows; row++)
        {
            ulong* first = x.Row(row), second = y.Row(row), target = c.Row(row);
            for (int column = 0; column < c.Columns; column++) target[column] = field.Subtract(first[column], second[column]);
        }
    }

    public override void SubtractMultiple(ulong* y, ulong* x, nint count, ulong factor)
    {
        for (nint i = 0; i < count; i++) y[i] = field.Subtract(y[i], field.Multiply(x[i], factor));
    }

    public override void Scale(ulong* x, nint count, ulong factor)
    {
        for (nint i = 0; i < count; i++) x[i] = field.Multiply(x[i], factor);
    }

    public override void Dispose()
    {
        left.Dispose();
        foreach (AlignedMemory memory in right) memory.Dispose();
    }

    private void MultiplyPart<TStrip>(Block<ulong> a, Block<ulong> b, Block<ulong> c, ProductMode mode)
        where TStrip : unmanaged, IWideStrip<TStrip, int, long, long>
    {
        const int Rows = WideTile<TStrip, int, long, long>.Rows;
        int depth = a.Columns, width = TStrip.Width;
        int tiles = (a.Rows + Rows - 1) / Rows, strips = (b.Columns + width - 1) / width;
        int* packed = left.Take<int>((long)ToomDigits.Points * tiles * Rows * depth);
        for (int tile = 0; tile < tiles; tile++)
        {
            int row = tile * Rows;
            digits.PackLeft(a.Part(row, 0, Math.Min(Rows, a.Rows - row), depth), Rows, packed + ((nint)tile * ToomDigits.Points * Rows * depth));
        }
        var folding = new SumFolding(int.MaxValue, 0, 0, 0);
        void Strip(int strip, AlignedMemory memory)
        {
            nint panel = (nint)depth * width;
            long* factors = memory.Take<long>(ToomDigits.Points * (panel + (Rows * width)));
            long* sums = factors + (ToomDigits.Points * panel);
            int column = strip * width, columns = Math.Min(width, b.Columns - column);
            digits.PackRight(b.Part(0, column, depth, columns), width, factors);
            for (int tile = 0; tile < tiles; tile++)
            {
                int* values = packed + ((nint)tile * ToomDigits.Points * Rows * depth);
                for (int point = 0; point < ToomDigits.Points; point++)
                    WideTile<TStrip, int, long, long>.Multiply(depth, values + ((nint)point * Rows * depth), factors + (point * panel), folding, sums + (point * Rows * width));
                int row = tile * Rows;
                digits.Reduce(sums, width, Rows * width, c.Part(row, column, Math.Min(Rows, c.Rows - row), columns), mode);
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
