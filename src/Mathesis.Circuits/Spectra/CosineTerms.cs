namespace Mathesis.Circuits;

/// <summary>
/// Logits as a sum over frequencies of alpha_k cos(w_k (a + b - c)), w_k = 2 pi k / n, fitted by least squares over all
/// triples (a, b, c). The terms are orthogonal to each other and to every constant, so each coefficient, and each share of
/// the variance, is the same whichever others are fitted with it. Source: paper 105, section 4.2.
/// </summary>
public sealed class CosineTerms
{
    private readonly double[] coefficients;
    private readonly double variation;
    private readonly double variationWithinPairs;

    private CosineTerms(int size, double[] coefficients, double variation, double variationWithinPairs)
    {
        Size = size;
        this.coefficients = coefficients;
        this.variation = variation;
        this.variationWithinPairs = variationWithinPairs;
    }

    /// <summary>n.</summary>
    public int Size { get; }

    /// <summary>alpha_k for k = 1 to n / 2, at index k - 1.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Fits the coefficients of every frequency.</summary>
    /// <param name="logits">n classes on a grid of n x n pairs.</param>
    public static CosineTerms Fit(PairGrid logits)
    {
        int n = logits.Size;
        if (logits.Columns != n) throw new ArgumentException($"terms in a + b - c need {n} classes, not {logits.Columns}", nameof(logits));

        // Only the sums over all triples of equal a + b - c matter.
        var sums = new double[n];
        double total = 0, squares = 0, betweenPairs = 0;
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                double pairTotal = 0;
                ReadOnlySpan<double> row = logits.Row(a * n + b);
                for (int c = 0; c < n; c++)
                {
                    sums[(a + b - c + n) % n] += row[c];
                    pairTotal += row[c];
                }
                total += pairTotal;
                betweenPairs += pairTotal * pairTotal / n;
            }
        }
        double mean = total / logits.Values.Length;
        foreach (double value in logits.Values) squares += (value - mean) * (value - mean);
        double shifts = betweenPairs - total * mean;

        var coefficients = new double[n / 2];
        for (int k = 1; k <= n / 2; k++)
        {
            double product = 0;
            for (int d = 0; d < n; d++) product += Wave(k, d, n) * sums[d];
            coefficients[k - 1] = product / SquaredNorm(k, n);
        }
        return new CosineTerms(n, coefficients, squares, squares - shifts);
    }

    /// <summary>The share of the logits' variance about their grand mean that the terms of some frequencies explain, in [0, 1].</summary>
    /// <param name="frequencies">The frequencies, each once.</param>
    public double VarianceExplained(params ReadOnlySpan<int> frequencies) => Share(frequencies, variation);

    /// <summary>
    /// As <see cref="VarianceExplained"/>, of the variance that is left when every pair's mean over the classes is taken off:
    /// what the softmax cannot see does not count.
    /// </summary>
    /// <param name="frequencies">The frequencies, each once.</param>
    public double VarianceExplainedWithinPairs(params ReadOnlySpan<int> frequencies) => Share(frequencies, variationWithinPairs);

    /// <summary>The logits that consist of the terms of some frequencies alone.</summary>
    /// <param name="frequencies">The frequencies, each once.</param>
    public PairGrid Logits(params ReadOnlySpan<int> frequencies)
    {
        var byDifference = new double[Size];
        foreach (int k in frequencies)
        {
            for (int d = 0; d < Size; d++) byDifference[d] += coefficients[k - 1] * Wave(k, d, Size);
        }
        var logits = new PairGrid(Size, Size);
        for (int pair = 0; pair < logits.Pairs; pair++)
        {
            int sum = pair / Size + pair % Size;
            Span<double> row = logits.Row(pair);
            for (int c = 0; c < Size; c++) row[c] = byDifference[(sum - c + Size) % Size];
        }
        return logits;
    }

    private double Share(ReadOnlySpan<int> frequencies, double whole)
    {
        double explained = 0;
        foreach (int k in frequencies) explained += coefficients[k - 1] * coefficients[k - 1] * SquaredNorm(k, Size);
        return whole > 0 ? explained / whole : 0;
    }

    private static double Wave(int k, int d, int n) => double.CosPi(2.0 * (int)((long)k * d % n) / n);

    private static double SquaredNorm(int k, int n) => (double)n * n * (2 * k == n ? n : n / 2.0);
}
