using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Residues modulo a prime below 2^31. Products take balanced residues, |a| &lt;= p/2, whose products are added in 64 bits, or in float64
/// for primes below 2^25, or two at a time in 32 bits for primes below 2^16; the sums are folded before they overflow (after 7 products for 2^31 - 1) and reduced once at the end.
/// </summary>
internal sealed unsafe class WordKernel32 : WordKernel<uint>
{
    /// <summary>The depth up to which one pass of the tiles goes, so that a strip of the right factor stays in the second-level cache.</summary>
    private const int DepthTogether = 1024;

    /// <summary>Multiplications below which a second thread does not pay.</summary>
    private const long ParallelWork = 1L << 21;

    /// <summary>
    /// Primes up to which sums are float64: they hold at least 32 products then, and a fused multiplication is one instruction where
    /// integers take two.
    /// </summary>
    private const uint LargestFloatModulus = 1U << 25;

    /// <summary>Primes up to which residues are 16 bits and products are added in pairs.</summary>
    private const uint LargestPairModulus = (1U << 16) - 1;

    /// <summary>The depth up to which sums of pairs fit 32 bits.</summary>
    private const int PairDepth = 512;

    private readonly PrimeField32 field;
    private readonly uint modulus;
    private readonly bool usesFloats;
    private readonly SumFolding folding;
    private readonly int threads;
    private readonly AlignedMemory left = new();
    private readonly AlignedMemory[] right;

    public WordKernel32(PrimeField32 field, int threads)
    {
        this.field = field;
        this.threads = threads;
        modulus = (uint)field.Characteristic;
        usesFloats = modulus <= LargestFloatModulus && Fma.IsSupported;
        folding = usesFloats ? SumFolding.ForFloats(modulus) : SumFolding.ForIntegers(modulus);
        right = [.. Enumerable.Range(0, threads).Select(_ => new AlignedMemory())];
    }

    public override int PanelWidth => 32;

    public override uint One => 1;

    public override bool IsZero(uint a) => a == 0;

    public override uint Invert(uint a) => field.Invert(a);

    public override int StrassenSide => 640;

    public override void MultiplyClassically(Block<uint> a, Block<uint> b, Block<uint> c, ProductMode mode)
    {
        if (a.Columns == 0 && mode == ProductMode.Set)
        {
            for (int row = 0; row < c.Rows; row++) new Span<uint>(c.Row(row), c.Columns).Clear();
            return;
        }
        bool usesPairs = modulus <= LargestPairModulus && Avx512BW.IsSupported;
        int together = usesPairs ? PairDepth : DepthTogether;
        for (int from = 0; from < a.Columns; from += together)
        {
            int depth = Math.Min(together, a.Columns - from);
            Block<uint> aPart = a.Part(0, from, a.Rows, depth), bPart = b.Part(from, 0, depth, b.Columns);
            bool isWide = Avx512F.IsSupported && Avx512DQ.IsSupported;
            if (usesPairs) MultiplyPart<PairStrip512, long, int, long>(aPart, bPart, c, mode);
            else if (usesFloats && isWide) MultiplyPart<FloatStrip512, double, double, double>(aPart, bPart, c, mode);
            else if (usesFloats) MultiplyPart<FloatStrip256, double, double, double>(aPart, bPart, c, mode);
            else if (isWide) MultiplyPart<WideStrip512, int, long, long>(aPart, bPart, c, mode);
            else if (Avx2.IsSupported) MultiplyPart<WideStrip256, int, long, long>(aPart, bPart, c, mode);
            else MultiplyPart<WideStrip64, int, long, long>(aPart, bPart, c, mode);
            if (mode == ProductMode.Set) mode = ProductMode.Add;
        }
    }

    public override void Add(Block<uint> x, Block<uint> y, Block<uint> c)
    {
        for (int row = 0; row < c.Rows; row++) WordRows32.Add(x.Row(row), y.Row(row), c.Row(row), c.Columns, modulus);
    }

    public override void Subtract(Block<uint> x, Block<uint> y, Block<uint> c)
    {
        for (int row = 0; row < c.Rows; row++) WordRows32.Subtract(x.Row(row), y.Row(row), c.Row(row), c.Columns, modulus);
    }

    public override void SubtractMultiple(uint* y, uint* x, nint count, uint factor) => WordRows32.SubtractMultiple(y, x, count, factor, modulus);

    public override void Scale(uint* x, nint count, uint factor) => WordRows32.Scale(x, count, factor, modulus);

    public override void Dispose()
    {
        left.Dispose();
        foreach (AlignedMemory memory in right) memory.Dispose();
    }

    private void MultiplyPart<TStrip, TLeft, TRight, TSum>(Block<uint> a, Block<uint> b, Block<uint> c, ProductMode mode)
        where TStrip : unmanaged, IWideStrip<TStrip, TLeft, TRight, TSum>
        where TLeft : unmanaged
        where TRight : unmanaged
        where TSum : unmanaged, INumberBase<TSum>
    {
        const int Rows = WideTile<TStrip, TLeft, TRight, TSum>.Rows;
        int steps = (a.Columns + TStrip.ProductsInStep - 1) / TStrip.ProductsInStep, width = TStrip.Width;
        int tiles = (a.Rows + Rows - 1) / Rows, strips = (b.Columns + width - 1) / width;
        TLeft* packed = left.Take<TLeft>((long)tiles * Rows * steps);
        TStrip.PackLeft(a, (int)modulus, packed);
        void Strip(int strip, AlignedMemory memory)
        {
            long factorBytes = (((long)steps * width * sizeof(TRight)) + 63) & ~63L;
            byte* room = memory.Take<byte>(factorBytes + ((long)Rows * width * sizeof(TSum)));
            var factors = (TRight*)room;
            var sums = (TSum*)(room + factorBytes);
            int column = strip * width, columns = Math.Min(width, b.Columns - column);
            TStrip.PackRight(b.Part(0, column, b.Rows, columns), (int)modulus, factors);
            for (int tile = 0; tile < tiles; tile++)
            {
                WideTile<TStrip, TLeft, TRight, TSum>.Multiply(steps, packed + ((long)tile * Rows * steps), factors, folding, sums);
                int row = tile * Rows;
                WideSums.Reduce(sums, width, c.Part(row, column, Math.Min(Rows, c.Rows - row), columns), modulus, mode);
            }
        }
        if (threads == 1 || strips == 1 || (long)a.Rows * a.Columns * b.Columns < ParallelWork)
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
