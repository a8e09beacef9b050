namespace Mathesis.Privacy;

/// <summary>
/// The covariance of a block's residue estimates from one report: alpha I + beta 1 1^T + gamma (e_r 1^T + 1 e_r^T) + delta e_r e_r^T
/// for a user with residue r.
/// </summary>
internal readonly record struct BlockNoise(double Alpha, double Beta, double Gamma, double Delta, double EntryVariance)
{
    /// <summary>The covariance of a block.</summary>
    public static BlockNoise Of(SubsetWeights block)
    {
        (double p, double q, double pair) = ((double)block.TrueSupport, (double)block.FalseSupport, (double)block.PairSupport);
        double scale = 1 / ((p - q) * (p - q));
        double own = q * (1 - q), cross = pair - (q * q);
        double withTrue = (p * (block.Weight - 1) / (block.Size - 1)) - (p * q);
        double alpha = own - cross, gamma = withTrue - cross;
        double delta = (p * (1 - p)) - alpha - cross - (2 * gamma);
        return new BlockNoise(alpha * scale, cross * scale, gamma * scale, delta * scale, own * scale);
    }

    /// <summary>The mean over users of b C b^T for a row b.</summary>
    /// <param name="squares">The sum of b_a^2.</param>
    /// <param name="sum">The sum of b_a.</param>
    /// <param name="mean">The sum of g_a b_a, g the residues' frequencies.</param>
    /// <param name="weighted">The sum of g_a b_a^2.</param>
    public double Variance(double squares, double sum, double mean, double weighted) =>
        (Alpha * squares) + (Beta * sum * sum) + (2 * Gamma * mean * sum) + (Delta * weighted);
}
