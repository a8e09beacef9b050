namespace Mathesis.Exact;

/// <summary>The heavy algorithms of one field, where it has faster ones than the textbook's.</summary>
internal interface IDenseEngine<TElement>
{
    Matrix<TElement> Multiply(Matrix<TElement> a, Matrix<TElement> b, int threads);

    PluDecomposition<TElement> Decompose(Matrix<TElement> a, int threads);

    int Rank(Matrix<TElement> a, int threads);

    RowReduction<TElement> ReduceInPlace(Matrix<TElement> a, int threads);
}
