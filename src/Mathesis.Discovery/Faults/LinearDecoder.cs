using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>The linear decoder: outputs as rational combinations of the surviving products, found by elimination over the rationals.</summary>
/// <param name="plan">The plan.</param>
public sealed class LinearDecoder(RedundantPlan plan)
{
    private readonly LinearAlgebra<RationalField, Rational> algebra = new(default);

    /// <summary>For each output the coefficients of all nodes, zero for failed ones; null when an output is out of reach.</summary>
    /// <param name="alive">The surviving nodes, a bit a node.</param>
    public IReadOnlyList<Rational[]>? Decode(ulong alive)
    {
        int[] nodes = [.. Enumerable.Range(0, plan.Nodes.Count).Where(node => (alive >> node & 1) != 0)];
        int length = plan.Targets[0].Length;
        var vectors = new Matrix<Rational>(length, nodes.Length);
        var targets = new Matrix<Rational>(length, plan.Targets.Count);
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < nodes.Length; j++) vectors[i, j] = plan.Vectors[nodes[j]][i];
            for (int j = 0; j < plan.Targets.Count; j++) targets[i, j] = plan.Targets[j][i];
        }
        if (nodes.Length == 0 || algebra.Solve(vectors, targets) is not { } solution) return null;
        return [.. Enumerable.Range(0, plan.Targets.Count).Select(output =>
        {
            var coefficients = new Rational[plan.Nodes.Count];
            for (int j = 0; j < nodes.Length; j++) coefficients[nodes[j]] = solution[j, output];
            return coefficients;
        })];
    }
}
