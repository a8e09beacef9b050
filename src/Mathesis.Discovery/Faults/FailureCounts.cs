using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>How many patterns of failed nodes cannot be decoded, for each number of failures.</summary>
/// <param name="Undecodable">Entry k counts the patterns of k failed nodes.</param>
public sealed record FailureCounts(IReadOnlyList<long> Undecodable)
{
    /// <summary>The number of nodes.</summary>
    public int Nodes => Undecodable.Count - 1;

    /// <summary>
    /// Counts for the linear decoder, which succeeds whenever every output lies in the span of the surviving products. All patterns are covered: as soon as the survivors
    /// chosen suffice, so do all patterns in which the rest may live or fail.
    /// </summary>
    /// <param name="plan">At most about 24 nodes.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static FailureCounts Linear(RedundantPlan plan, CancellationToken cancellation = default)
    {
        int nodes = plan.Nodes.Count;
        long[] decodable = new long[nodes + 1];
        Visit(0, 0, new SpanBasis());
        return new FailureCounts([.. decodable.Select((count, k) => (long)Binomial(nodes, k) - count)]);

        void Visit(int node, int failed, SpanBasis basis)
        {
            if (plan.Targets.All(basis.Contains))
            {
                for (int more = 0; more <= nodes - node; more++) decodable[failed + more] += (long)Binomial(nodes - node, more);
                return;
            }
            if (node == nodes) return;
            cancellation.ThrowIfCancellationRequested();
            SpanBasis with = basis.With(plan.Vectors[node]);
            Visit(node + 1, failed, with);
            Visit(node + 1, failed + 1, basis);
        }
    }

    /// <summary>Counts for any decoder, by asking it for every pattern of survivors.</summary>
    /// <param name="nodes">At most about 20.</param>
    /// <param name="decodes">Whether a set of survivors, a bit a node, suffices.</param>
    public static FailureCounts Enumerate(int nodes, Func<ulong, bool> decodes)
    {
        long[] undecodable = new long[nodes + 1];
        for (ulong alive = 0; alive < 1UL << nodes; alive++)
            if (!decodes(alive)) undecodable[nodes - System.Numerics.BitOperations.PopCount(alive)]++;
        return new FailureCounts(undecodable);
    }

    /// <summary>The probability that the outputs cannot be decoded when nodes fail independently: the sum of FC(k) p^k (1 - p)^(N - k).</summary>
    /// <param name="failure">p, between 0 and 1.</param>
    public double Probability(double failure)
    {
        double sum = 0;
        for (int k = 0; k <= Nodes; k++) sum += Undecodable[k] * Math.Pow(failure, k) * Math.Pow(1 - failure, Nodes - k);
        return sum;
    }

    /// <summary>The same probability, exactly.</summary>
    public Rational Probability(Rational failure)
    {
        Rational sum = 0, alive = 1 - failure;
        for (int k = 0; k <= Nodes; k++)
        {
            Rational term = (Integer)Undecodable[k];
            for (int i = 0; i < k; i++) term *= failure;
            for (int i = k; i < Nodes; i++) term *= alive;
            sum += term;
        }
        return sum;
    }

    private static ulong Binomial(int n, int k)
    {
        ulong result = 1;
        for (int i = 1; i <= k; i++) result = result * (ulong)(n - k + i) / (ulong)i;
        return result;
    }
}
