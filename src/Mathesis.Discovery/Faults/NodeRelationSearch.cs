using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>
/// Finds all relations with coefficients -1, 0 and 1 between the products of a plan, by trying all: the computer-aided search of fault-tolerant
/// Strassen-like multiplication. One relation is kept for each support and output.
/// </summary>
public static class NodeRelationSearch
{
    /// <summary>The most nodes: 3^18 combinations take seconds.</summary>
    public const int MostNodes = 18;

    /// <summary>All relations, zero relations first, then those of each output; supports in rising order.</summary>
    /// <param name="plan">At most <see cref="MostNodes"/> nodes.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static IReadOnlyList<NodeRelation> Find(RedundantPlan plan, CancellationToken cancellation = default)
    {
        int nodes = plan.Nodes.Count, length = plan.Vectors[0].Length;
        if (nodes > MostNodes) throw new InputError($"the plan has {nodes} nodes", expected: $"expected at most {MostNodes}");
        // Both halves are enumerated and matched: a relation of the whole is a pair of sums that agree.
        int half = nodes / 2;
        var found = new Dictionary<(int, ulong), NodeRelation>();
        var firsts = new Dictionary<VectorKey, List<(ulong Plus, ulong Minus)>>();
        Enumerate(0, half, 0, 0, new int[length], (plus, minus, sum) =>
        {
            var key = new VectorKey(sum);
            if (!firsts.TryGetValue(key, out List<(ulong, ulong)>? list)) firsts[key] = list = [];
            list.Add((plus, minus));
        });
        int[] wanted = new int[length];
        Enumerate(half, nodes, 0, 0, new int[length], (plus, minus, sum) =>
        {
            cancellation.ThrowIfCancellationRequested();
            for (int output = -1; output < plan.Targets.Count; output++)
            {
                for (int i = 0; i < length; i++) wanted[i] = (output < 0 ? 0 : plan.Targets[output][i]) - sum[i];
                if (!firsts.TryGetValue(new VectorKey(wanted), out List<(ulong Plus, ulong Minus)>? list)) continue;
                foreach ((ulong firstPlus, ulong firstMinus) in list)
                {
                    var relation = new NodeRelation(output, plus | firstPlus, minus | firstMinus);
                    if (relation.Support == 0) continue;
                    // A zero relation and its negative are one: the first node has a plus.
                    if (output < 0 && (relation.Plus & (relation.Support & (0 - relation.Support))) == 0) continue;
                    found.TryAdd((output, relation.Support), relation);
                }
            }
        });
        return [.. found.Values.OrderBy(relation => relation.Output).ThenBy(relation => BitOperations.PopCount(relation.Support)).ThenBy(relation => relation.Support)];

        void Enumerate(int node, int end, ulong plus, ulong minus, int[] sum, Action<ulong, ulong, int[]> visit)
        {
            if (node == end)
            {
                visit(plus, minus, sum);
                return;
            }
            Enumerate(node + 1, end, plus, minus, sum, visit);
            int[] vector = plan.Vectors[node];
            for (int i = 0; i < length; i++) sum[i] += vector[i];
            Enumerate(node + 1, end, plus | (1UL << node), minus, sum, visit);
            for (int i = 0; i < length; i++) sum[i] -= 2 * vector[i];
            Enumerate(node + 1, end, plus, minus | (1UL << node), sum, visit);
            for (int i = 0; i < length; i++) sum[i] += vector[i];
        }
    }

    /// <summary>The relations whose support contains no other's of the same output.</summary>
    public static IReadOnlyList<NodeRelation> Minimal(IReadOnlyList<NodeRelation> relations) =>
        [.. relations.Where(relation => !relations.Any(other => other.Output == relation.Output && other.Support != relation.Support && (other.Support & ~relation.Support) == 0))];

    /// <summary>A vector as a key, compared by its entries.</summary>
    private readonly struct VectorKey : IEquatable<VectorKey>
    {
        private readonly string entries;

        public VectorKey(int[] vector) => entries = string.Create(vector.Length, vector, static (span, values) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = (char)(values[i] + 32768);
        });

        public bool Equals(VectorKey other) => entries == other.entries;

        public override bool Equals(object? obj) => obj is VectorKey other && Equals(other);

        public override int GetHashCode() => entries.GetHashCode(StringComparison.Ordinal);
    }
}
