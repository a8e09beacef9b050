using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// The frequency that describes a function of pairs best: the k whose block {1, cos_k, sin_k} x {1, cos_k, sin_k}, every
/// polynomial of degree 2 in the waves of k, explains most of its variance.
/// </summary>
/// <param name="Frequency">k; 0 for a function that does not vary (a dead neuron).</param>
/// <param name="FractionExplained">The share of the variance about the mean that the block explains, in [0, 1].</param>
public readonly record struct FrequencyTuning(int Frequency, double FractionExplained)
{
    /// <summary>The tuning of each function on a grid. Of equally good frequencies the smaller one counts.</summary>
    /// <param name="grid">Activations by neuron, attention by head.</param>
    public static FrequencyTuning[] Of(PairGrid grid)
    {
        int n = grid.Size, columns = grid.Columns;
        var basis = new FourierBasis(n);
        // Deviations from the mean are transformed: a large mean would leave rounding errors in every coefficient.
        double[] means = grid.Means();
        double[] variations = Variation.About(grid, means);
        PairGrid centred = grid.PlusConstants(Array.ConvertAll(means, mean => -mean));
        double[] coefficients = basis.TransformGrid(centred.Values, columns);

        var best = new FrequencyTuning[columns];
        for (int k = 1; k <= basis.Frequencies; k++)
        {
            int[] rows = [0, .. basis.RowsOf(k)];
            var explained = new double[columns];
            foreach (int i in rows)
            {
                foreach (int j in rows)
                {
                    if (i == 0 && j == 0) continue;
                    ReadOnlySpan<double> row = coefficients.AsSpan((i * n + j) * columns, columns);
                    for (int column = 0; column < columns; column++) explained[column] += row[column] * row[column];
                }
            }
            for (int column = 0; column < columns; column++)
            {
                // A constant function leaves nothing but rounding errors.
                bool varies = variations[column] > 1e-24 * (grid.Pairs * means[column] * means[column] + variations[column]) && variations[column] > 0;
                double share = varies ? explained[column] / variations[column] : 0;
                if (share > best[column].FractionExplained) best[column] = new FrequencyTuning(k, share);
            }
        }
        return best;
    }
}
