using Mathesis.Numerics;

namespace Mathesis.Privacy;

/// <summary>
/// The exact variances of modular subset selection when users are split evenly, at random, over the blocks. The estimate is the
/// sum over blocks of B_j s_j with B_j = (A^T W A)^-1 A_j^T w_j, where s_j estimates the residues' frequencies among the block's
/// own users. Two independent parts add up: the noise of the reports, and the difference between the block's users and all.
/// </summary>
/// <param name="system">The residue system.</param>
/// <param name="weights">The subset selection of every block.</param>
internal sealed class ResidueVariances(ResidueSystem system, SubsetWeights[] weights)
{
    /// <summary>The variances.</summary>
    /// <param name="frequencies">[k].</param>
    /// <param name="users">n, at least 2.</param>
    public double[] Compute(ReadOnlySpan<double> frequencies, long users)
    {
        int k = system.Categories, blocks = weights.Length;
        double perBlock = (double)users / blocks;
        double[] inverse = Inverse(perBlock);
        double[] variances = new double[k];
        double all = users / (users - 1.0);
        for (int j = 0; j < blocks; j++)
        {
            int m = weights[j].Size;
            var noise = BlockNoise.Of(weights[j]);
            double weight = perBlock / noise.EntryVariance;
            double[] residues = new double[m], row = new double[m];
            for (int x = 0; x < k; x++) residues[x % m] += frequencies[x];
            for (int x = 0; x < k; x++)
            {
                // A row of B_j: the sums of the inverse's row over residue classes.
                Array.Clear(row);
                ReadOnlySpan<double> source = inverse.AsSpan(x * k, k);
                for (int start = 0; start < k; start += m)
                    for (int a = 0; a < Math.Min(m, k - start); a++) row[a] += source[start + a];
                double squares = 0, sum = 0, mean = 0, weighted = 0;
                for (int a = 0; a < m; a++)
                {
                    double entry = row[a] * weight;
                    squares += entry * entry;
                    sum += entry;
                    mean += residues[a] * entry;
                    weighted += residues[a] * entry * entry;
                }
                variances[x] += noise.Variance(squares, sum, mean, weighted) / perBlock;
                variances[x] += all / perBlock * (weighted - (mean * mean));
            }
        }
        // The blocks partition the users: what one has too much of, the others lack.
        for (int x = 0; x < k; x++) variances[x] -= frequencies[x] * (1 - frequencies[x]) / (users - 1.0);
        return variances;
    }

    private double[] Inverse(double perBlock)
    {
        int k = system.Categories;
        double[] gram = new double[k * k];
        for (int j = 0; j < weights.Length; j++)
        {
            double weight = perBlock / BlockNoise.Of(weights[j]).EntryVariance;
            for (int x = 0; x < k; x++)
                for (int y = x % weights[j].Size; y < k; y += weights[j].Size) gram[(x * k) + y] += weight;
        }
        Cholesky factor = Cholesky.Factor(gram, k) ?? throw new Core.InputError("the moduli do not determine the frequencies", "moduli", "expected other moduli, or more of them");
        double[] inverse = new double[k * k];
        for (int x = 0; x < k; x++) inverse[(x * k) + x] = 1;
        factor.Solve(inverse, k);
        return inverse;
    }
}
