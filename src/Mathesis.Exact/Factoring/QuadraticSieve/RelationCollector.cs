namespace Mathesis.Exact;

/// <summary>Keeps relations, and joins two that share their large prime.</summary>
internal sealed class RelationCollector(Integer number)
{
    private readonly Dictionary<ulong, SieveRelation> partial = [];
    private readonly HashSet<Integer> roots = [];

    /// <summary>The relations whose large prime, if any, is squared.</summary>
    public List<SieveRelation> Full { get; } = [];

    /// <summary>How many relations have a large prime that no other has.</summary>
    public int Partials => partial.Count;

    /// <summary>Adds a relation as the sieve found it.</summary>
    public void Add(SieveRelation relation)
    {
        Integer root = Integer.Min(relation.Root, number - relation.Root);
        if (!roots.Add(root)) return;
        if (relation.LargePrime == 1)
        {
            Full.Add(relation);
            return;
        }
        if (partial.TryAdd(relation.LargePrime, relation)) return;
        SieveRelation first = partial[relation.LargePrime];
        Full.Add(new SieveRelation(first.Root * relation.Root % number, [.. first.Factors, .. relation.Factors], relation.LargePrime));
    }
}
