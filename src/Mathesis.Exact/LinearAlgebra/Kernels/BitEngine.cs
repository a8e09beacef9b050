namespace Mathesis.Exact;

/// <summary>GF(2) on packed matrices; only decompositions with multipliers go through words.</summary>
internal sealed class BitEngine : IDenseEngine<byte>
{
    private readonly NarrowEngine<BinaryField, byte> wide = new(default);

    public Matrix<byte> Multiply(Matrix<byte> a, Matrix<byte> b, int threads) => Unpack(Pack(a) * Pack(b));

    public PluDecomposition<byte> Decompose(Matrix<byte> a, int threads) => wide.Decompose(a, threads);

    public int Rank(Matrix<byte> a, int threads) => Pack(a).ReduceInPlace().Length;

    public RowReduction<byte> ReduceInPlace(Matrix<byte> a, int threads)
    {
        BitMatrix packed = Pack(a);
        int[] order = new int[a.Rows];
        int[] pivots = packed.ReduceInPlace(order);
        Unpack(packed).Entries.CopyTo(a.Entries, 0);
        return new RowReduction<byte>(a, pivots, order[..pivots.Length]);
    }

    private static BitMatrix Pack(Matrix<byte> a)
    {
        var packed = new BitMatrix(a.Rows, a.Columns);
        for (int row = 0; row < a.Rows; row++)
        {
            ReadOnlySpan<byte> source = a.Row(row);
            Span<ulong> target = packed.Row(row);
            for (int column = 0; column < source.Length; column++) target[column >> 6] |= (ulong)source[column] << (column & 63);
        }
        return packed;
    }

    private static Matrix<byte> Unpack(BitMatrix packed)
    {
        var a = new Matrix<byte>(packed.Rows, packed.Columns);
        for (int row = 0; row < a.Rows; row++)
        {
            Span<byte> target = a.Row(row);
            ReadOnlySpan<ulong> source = packed.Row(row);
            for (int column = 0; column < target.Length; column++) target[column] = (byte)(source[column >> 6] >> (column & 63) & 1);
        }
        return a;
    }
}
