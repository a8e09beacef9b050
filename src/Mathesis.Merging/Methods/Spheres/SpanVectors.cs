namespace Mathesis.Merging;

/// <summary>Vectors that are combinations of a few known ones, as their coefficients: lengths and products need the Gram matrix alone.</summary>
internal static class SpanVectors
{
    /// <summary>The inner product of two combinations.</summary>
    public static double Dot(GramPass gram, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < gram.Size; i++)
            for (int j = 0; j < gram.Size; j++) sum += a[i] * b[j] * gram[i, j];
        return sum;
    }

    /// <summary>The length of a combination.</summary>
    public static double Norm(GramPass gram, ReadOnlySpan<double> a) => Math.Sqrt(Math.Max(0, Dot(gram, a, a)));
}
