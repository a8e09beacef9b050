namespace Mathesis.Circuits;

/// <summary>Sums of squared deviations on grids.</summary>
internal static class Variation
{
    /// <summary>For each column, the sum of its squared deviations from a centre.</summary>
    public static double[] About(PairGrid grid, double[] centres)
    {
        var sums = new double[grid.Columns];
        for (int pair = 0; pair < grid.Pairs; pair++)
        {
            Span<double> row = grid.Row(pair);
            for (int column = 0; column < sums.Length; column++)
            {
                double deviation = row[column] - centres[column];
                sums[column] += deviation * deviation;
            }
        }
        return sums;
    }

    /// <summary>A part of a variation as a share of the whole; 0 when there is none.</summary>
    public static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
