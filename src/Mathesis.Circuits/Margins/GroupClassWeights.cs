using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>
/// The weights on wrong classes that certify the maximal margin of a group: with them, the best single neuron of every
/// non-trivial irreducible representation attains the same class-weighted margin. The wrong answer h y has the weight
/// - sum d^1.5 chi(h) / sum d^2.5 over the non-trivial representations, which must not be negative (the condition of paper 8's
/// theorem 9 on the traces of conjugacy classes).
/// </summary>
public static class GroupClassWeights
{
    /// <summary>The weight of each h other than the neutral element, whose weight is 0; they add up to 1.</summary>
    /// <param name="irreducible">All irreducible representations, the trivial one first.</param>
    /// <exception cref="InputError">The representations are not all, or a weight is negative.</exception>
    public static double[] Of(IReadOnlyList<RealRepresentation> irreducible)
    {
        int order = irreducible[0].Order;
        int dimensions = irreducible.Sum(r => r.Dimension * r.Dimension);
        if (dimensions != order)
            throw new InputError($"the squared dimensions add up to {dimensions}", expected: $"expected {order}, the order of the group: all irreducible representations, real ones");
        double sum = MaximumMargin.PowerSum(irreducible);
        var weights = new double[order];
        for (int h = 0; h < order; h++)
        {
            if (Math.Abs(irreducible.Sum(r => r.Dimension * r.Character(h)) - order) < 0.5) continue;
            double weight = -irreducible.Skip(1).Sum(r => Math.Pow(r.Dimension, 1.5) * r.Character(h)) / sum;
            if (weight < -1e-12) throw new InputError($"the class of element {h} would get a negative weight", expected: "the theorem does not cover this group");
            weights[h] = Math.Max(0, weight);
        }
        return weights;
    }
}
