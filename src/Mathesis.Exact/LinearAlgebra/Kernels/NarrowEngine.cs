namespace Mathesis.Exact;

/// <summary>Prime fields of 8 and 16 bits by the engine of 32 bits: the matrix is widened and narrowed again.</summary>
internal sealed class NarrowEngine<TField, TElement>(TField field) : IDenseEngine<TElement>
    where TField : struct, IPrimeField<TElement>
{
    private readonly BlockedEngine<uint> engine = new(threads => new WordKernel32(new PrimeField32(field.Characteristic), threads));

    public Matrix<TElement> Multiply(Matrix<TElement> a, Matrix<TElement> b, int threads) => Narrow(engine.Multiply(Widen(a), Widen(b), threads));

    public PluDecomposition<TElement> Decompose(Matrix<TElement> a, int threads)
    {
        PluDecomposition<uint> plu = engine.Decompose(Widen(a), threads);
        return new PluDecomposition<TElement>(Narrow(plu.Compact), plu.Pivots, plu.Order, plu.IsOdd);
    }

    public int Rank(Matrix<TElement> a, int threads) => engine.Rank(Widen(a), threads);

    public RowReduction<TElement> ReduceInPlace(Matrix<TElement> a, int threads)
    {
        RowReduction<uint> reduction = engine.ReduceInPlace(Widen(a), threads);
        Narrow(reduction.Reduced, a);
        return new RowReduction<TElement>(a, reduction.Pivots, reduction.Rows);
    }

    private Matrix<uint> Widen(Matrix<TElement> a)
    {
        var wide = new Matrix<uint>(a.Rows, a.Columns);
        for (int i = 0; i < a.Entries.Length; i++) wide.Entries[i] = (uint)field.ToResidue(a.Entries[i]);
        return wide;
    }

    private Matrix<TElement> Narrow(Matrix<uint> wide)
    {
        var narrow = new Matrix<TElement>(wide.Rows, wide.Columns);
        Narrow(wide, narrow);
        return narrow;
    }

    private void Narrow(Matrix<uint> wide, Matrix<TElement> target)
    {
        for (int i = 0; i < wide.Entries.Length; i++) target.Entries[i] = field.FromResidue(wide.Entries[i]);
    }
}
