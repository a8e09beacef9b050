namespace Mathesis.Discovery;

/// <summary>
/// The local decoder: failed nodes are repaired one after another by zero relations in which all others are known, then each output is read off a relation
/// whose nodes are all known. Only additions and subtractions are needed; some patterns that the linear decoder solves are beyond it.
/// </summary>
public sealed class PeelingDecoder
{
    private readonly NodeRelation[] zeros;
    private readonly NodeRelation[][] outputs;

    /// <summary>Prepares a decoder.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="relations">Its relations, from <see cref="NodeRelationSearch"/>.</param>
    public PeelingDecoder(RedundantPlan plan, IReadOnlyList<NodeRelation> relations)
    {
        zeros = [.. relations.Where(relation => relation.Output < 0)];
        outputs = [.. Enumerable.Range(0, plan.Targets.Count).Select(output => relations.Where(relation => relation.Output == output).ToArray())];
    }

    /// <summary>What to compute, in order: repairs of failed nodes, then the outputs; null when an output cannot be reached.</summary>
    /// <param name="alive">The surviving nodes, a bit a node.</param>
    public IReadOnlyList<NodeRelation>? Decode(ulong alive)
    {
        var steps = new List<NodeRelation>();
        ulong known = alive;
        while (true)
        {
            var found = new NodeRelation[outputs.Length];
            bool isWhole = true;
            for (int output = 0; output < outputs.Length && isWhole; output++)
            {
                ulong at = known;
                int index = Array.FindIndex(outputs[output], relation => (relation.Support & ~at) == 0);
                if (index >= 0) found[output] = outputs[output][index];
                else isWhole = false;
            }
            if (isWhole) return [.. steps, .. found];
            ulong before = known;
            foreach (NodeRelation zero in zeros)
            {
                ulong missing = zero.Support & ~known;
                if (missing == 0 || (missing & (missing - 1)) != 0) continue;
                steps.Add(zero);
                known |= missing;
                break;
            }
            if (known == before) return null;
        }
    }
}
