namespace Mathesis.Circuits;

/// <summary>
/// The margin of a homogeneous network: the least difference, over all questions, of the right class's logit and the largest
/// other, divided by what the logits grow with (the nu-th power of the weights' L_{2,nu} norm). Source: paper 8, section 2.
/// </summary>
public static class NormalisedMargin
{
    /// <summary>The margin of each question, not normalised.</summary>
    /// <param name="logits">[questions, classes].</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="targets">The right class of each question.</param>
    public static double[] OfQuestions(ReadOnlySpan<double> logits, int classes, ReadOnlySpan<int> targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var margins = new double[targets.Length];
        for (int row = 0; row < targets.Length; row++)
        {
            ReadOnlySpan<double> scores = logits.Slice(row * classes, classes);
            double other = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
                if (c != targets[row]) other = Math.Max(other, scores[c]);
            margins[row] = scores[targets[row]] - other;
        }
        return margins;
    }

    /// <summary>The normalised margin of a network of squares on all pairs: degree 3, L_{2,3} norm.</summary>
    /// <param name="network">The network.</param>
    /// <param name="targets">The right class of pair (a, b) at a n + b.</param>
    public static double Of(QuadraticPairNetwork network, ReadOnlySpan<int> targets) =>
        OfQuestions(network.Logits(), network.Classes, targets).Min() / network.CubedNorm();

    /// <summary>The normalised margin of a network of k-th powers: degree k + 1, L_{2,k+1} norm.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The questions, [rows, width].</param>
    /// <param name="targets">The right class of each.</param>
    public static double Of(PowerNetwork network, ReadOnlySpan<double> rows, ReadOnlySpan<int> targets) =>
        OfQuestions(network.Logits(rows), network.Classes, targets).Min() / network.PoweredNorm();

    /// <summary>
    /// The spread of a network of squares over everything its margin is about: the largest deviation of f_y - f_c, over all pairs
    /// and wrong classes c, from a value. Where a network has the maximal margin on uniform weights, all are equal to it.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="targets">The right class of pair (a, b) at a n + b.</param>
    /// <param name="value">The value, as a normalised margin.</param>
    public static double LargestDeviation(QuadraticPairNetwork network, ReadOnlySpan<int> targets, double value)
    {
        double[] logits = network.Logits();
        double norm = network.CubedNorm(), largest = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            ReadOnlySpan<double> scores = logits.AsSpan(row * network.Classes, network.Classes);
            for (int c = 0; c < network.Classes; c++)
                if (c != targets[row]) largest = Math.Max(largest, Math.Abs((scores[targets[row]] - scores[c]) / norm - value));
        }
        return largest;
    }
}
