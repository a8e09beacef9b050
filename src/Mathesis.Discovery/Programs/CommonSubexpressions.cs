using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>
/// Shares sums of two variables among linear forms, the most frequent first, until none occurs twice (greedy elimination of common subexpressions).
/// </summary>
public static class CommonSubexpressions
{
    /// <summary>Reduces the additions of forms.</summary>
    /// <param name="inputs">How many inputs there are.</param>
    /// <param name="forms">The forms as terms; coefficients are not zero, variables are inputs.</param>
    /// <param name="random">Breaks ties between equally frequent sums; null takes the first.</param>
    public static LinearProgram Reduce(int inputs, IReadOnlyList<IReadOnlyList<(int Variable, Coefficient Coefficient)>> forms, RandomStream? random = null)
    {
        SortedDictionary<int, Coefficient>[] open = [.. forms.Select(form => new SortedDictionary<int, Coefficient>(form.ToDictionary(term => term.Variable, term => term.Coefficient)))];
        var uses = new Dictionary<LinearStep, HashSet<int>>();
        var queue = new PriorityQueue<LinearStep, (int, ulong)>();
        ulong order = 0;
        for (int form = 0; form < open.Length; form++)
        {
            int[] variables = [.. open[form].Keys];
            for (int i = 0; i < variables.Length; i++)
                for (int j = i + 1; j < variables.Length; j++) Use(form, variables[i], variables[j]);
        }
        foreach (LinearStep pair in uses.Keys.ToArray()) Announce(pair);
        var steps = new List<LinearStep>();
        while (queue.TryDequeue(out LinearStep best, out (int Negated, ulong) priority))
        {
            int count = uses[best].Count;
            if (count < 2) continue;
            if (-priority.Negated != count)
            {
                Announce(best);
                continue;
            }
            int made = inputs + steps.Count;
            steps.Add(best);
            foreach (int form in uses[best].Order().ToArray())
            {
                SortedDictionary<int, Coefficient> terms = open[form];
                foreach (int other in terms.Keys)
                {
                    if (other != best.First) uses[Pair(form, other, best.First)].Remove(form);
                    if (other != best.First && other != best.Second) uses[Pair(form, other, best.Second)].Remove(form);
                }
                Coefficient scale = terms[best.First];
                terms.Remove(best.First);
                terms.Remove(best.Second);
                terms[made] = scale;
                foreach (int other in terms.Keys)
                    if (other != made) Announce(Use(form, other, made));
            }
        }
        return new LinearProgram(inputs, steps, [.. open.Select(form => (IReadOnlyList<(int, Coefficient)>)[.. form.Select(term => (term.Key, term.Value))])]);

        LinearStep Pair(int form, int a, int b)
        {
            (int first, int second) = a < b ? (a, b) : (b, a);
            return new LinearStep(first, second, open[form][second] / open[form][first]);
        }

        LinearStep Use(int form, int a, int b)
        {
            LinearStep pair = Pair(form, a, b);
            if (!uses.TryGetValue(pair, out HashSet<int>? users)) uses[pair] = users = [];
            users.Add(form);
            return pair;
        }

        void Announce(LinearStep pair)
        {
            int count = uses[pair].Count;
            if (count >= 2) queue.Enqueue(pair, (-count, random?.NextUInt64() ?? order++));
        }
    }
}
