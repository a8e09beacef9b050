namespace Mathesis.Circuits;

/// <summary>How concentrated a list of magnitudes is: on few of its entries, or spread over all.</summary>
public static class Concentration
{
    /// <summary>
    /// The Gini coefficient G = 1 - 2 sum_i (x_(i) / sum x) (N - i + 1/2) / N, x sorted ascending, i from 1 (Hurley and
    /// Rickard, "Comparing measures of sparsity", 2009): 0 when all are equal, 1 - 1/N when one is not zero, 0 when all are.
    /// </summary>
    /// <param name="magnitudes">N numbers of at least 0.</param>
    public static double Gini(ReadOnlySpan<double> magnitudes)
    {
        double[] sorted = magnitudes.ToArray();
        Array.Sort(sorted);
        double total = 0, weighted = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] < 0) throw new ArgumentException($"a magnitude is {sorted[i]}", nameof(magnitudes));
            total += sorted[i];
            weighted += sorted[i] * (sorted.Length - i - 0.5);
        }
        return total == 0 ? 0 : 1 - 2 * weighted / (total * sorted.Length);
    }

    /// <summary>
    /// The inverse participation ratio sum_i x_i^4 / (sum_i x_i^2)^2: 1/N when all are equal, 1 when one is not zero,
    /// 0 when all are.
    /// </summary>
    public static double InverseParticipationRatio(ReadOnlySpan<double> magnitudes)
    {
        double squares = 0, fourths = 0;
        foreach (double magnitude in magnitudes)
        {
            double square = magnitude * magnitude;
            squares += square;
            fourths += square * square;
        }
        return squares == 0 ? 0 : fourths / (squares * squares);
    }
}
