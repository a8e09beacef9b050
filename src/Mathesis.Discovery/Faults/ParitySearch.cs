namespace Mathesis.Discovery;

/// <summary>
/// Finds parity products: single products of combinations of blocks with coefficients -1, 0 and 1 that make undecodable patterns decodable.
/// </summary>
public static class ParitySearch
{
    /// <summary>Every product up to sign: forms whose first coefficient is 1.</summary>
    public static IReadOnlyList<ProductNode> Candidates(RedundantPlan plan)
    {
        int[][] left = [.. Forms(plan.Map.Left.Count)], right = [.. Forms(plan.Map.Right.Count)];
        return [.. left.SelectMany(a => right.Select(b => new ProductNode($"({string.Join(' ', a)})({string.Join(' ', b)})", a, b)))];
    }

    /// <summary>
    /// The pairs of products after which no two failures are undecodable, those with the fewest undecodable triples first, then quadruples; at most a limit.
    /// </summary>
    /// <param name="plan">A plan of a 2 x 2 product.</param>
    /// <param name="limit">How many pairs.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static IReadOnlyList<ParityDesign> BestPairs(RedundantPlan plan, int limit, CancellationToken cancellation = default)
    {
        int n = plan.Nodes.Count;
        (int I, int J)[] open = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (i, j))).Where(pair => !Decodes(plan, [pair.i, pair.j], null))];
        // A pair of products is useful only if each open pair of failures is resolved by one of them.
        var candidates = Candidates(plan).Select(node => (Node: node, Resolves: open.Select(pair => Decodes(plan, [pair.I, pair.J], node)).ToArray()))
            .Where(candidate => candidate.Resolves.Any(value => value)).ToArray();
        int[][] triples = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).SelectMany(j => Enumerable.Range(j + 1, n - j - 1).Select(k => (int[])[i, j, k]))).Where(triple => !Decodes(plan, triple, null))];
        var rated = new List<(ProductNode First, ProductNode Second, int Open)>();
        // Which open triples each candidate resolves alone: a first measure that needs no pair to be tried.
        bool[][] alone = [.. candidates.Select(candidate => triples.Select(triple => Decodes(plan, triple, candidate.Node)).ToArray())];
        for (int a = 0; a < candidates.Length; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int b = a; b < candidates.Length; b++)
            {
                if (Enumerable.Range(0, open.Length).Any(i => !candidates[a].Resolves[i] && !candidates[b].Resolves[i])) continue;
                rated.Add((candidates[a].Node, candidates[b].Node, Enumerable.Range(0, triples.Length).Count(i => !alone[a][i] && !alone[b][i])));
            }
        }
        return [.. rated.OrderBy(pair => pair.Open).Take(8 * limit).Select(pair => new ParityDesign(pair.First, pair.Second, FailureCounts.Linear(plan.With(pair.First, pair.Second), cancellation)))
            .OrderBy(design => design.Counts.Undecodable[2]).ThenBy(design => design.Counts.Undecodable[3]).ThenBy(design => design.Counts.Undecodable[4]).Take(limit)];
    }

    private static bool Decodes(RedundantPlan plan, int[] failed, ProductNode? parity)
    {
        var basis = new SpanBasis();
        for (int node = 0; node < plan.Nodes.Count; node++)
            if (!failed.Contains(node)) basis = basis.With(plan.Vectors[node]);
        if (parity is not null) basis = basis.With([.. parity.Left.SelectMany(left => parity.Right.Select(right => left * right))]);
        return plan.Targets.All(basis.Contains);
    }

    private static IEnumerable<int[]> Forms(int length)
    {
        int count = (int)Math.Pow(3, length);
        for (int code = 1; code < count; code++)
        {
            int[] form = new int[length];
            for (int i = 0, rest = code; i < length; i++, rest /= 3) form[i] = (rest % 3) switch { 1 => 1, 2 => -1, _ => 0 };
            if (form.First(value => value != 0) > 0) yield return form;
        }
    }
}
