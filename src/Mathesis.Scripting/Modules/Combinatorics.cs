namespace Mathesis.Scripting;

/// <summary>Products, permutations and combinations, in the order of itertools.</summary>
internal static class Combinatorics
{
    public static IEnumerable<object> Product(object[][] pools, long repeat)
    {
        if (repeat < 0) throw Fault.Value("repeat argument cannot be negative");
        if (pools.Length * repeat > 100_000) throw new LimitError(ScriptLimit.Memory, "the script asked for products of more than 100,000 factors");
        object[][] factors = [.. Enumerable.Range(0, (int)repeat).SelectMany(_ => pools)];
        return Array.Exists(factors, factor => factor.Length == 0) ? [] : Indexed(factors.Length, i => factors[i].Length, (i, index) => factors[i][index]);
    }

    private static IEnumerable<object> Indexed(int count, Func<int, int> size, Func<int, int, object> item)
    {
        int[] indices = new int[count];
        while (true)
        {
            yield return Pick(count, i => item(i, indices[i]));
            int place = count - 1;
            while (place >= 0 && ++indices[place] == size(place)) indices[place--] = 0;
            if (place < 0) yield break;
        }
    }

    private static TupleValue Pick(int count, Func<int, object> item)
    {
        Machine.Current.Charge(1 + (count / 8));
        object[] items = new object[count];
        for (int i = 0; i < count; i++) items[i] = item(i);
        return new TupleValue(items);
    }

    public static IEnumerable<object> Permutations(object[] pool, int length)
    {
        int n = pool.Length, r = length < 0 ? n : length;
        if (r > n) yield break;
        int[] indices = [.. Enumerable.Range(0, n)], cycles = [.. Enumerable.Range(0, r).Select(i => n - i)];
        yield return Pick(r, i => pool[indices[i]]);
        while (n > 0)
        {
            int place = r - 1;
            for (; place >= 0; place--)
            {
                if (--cycles[place] == 0)
                {
                    int first = indices[place];
                    Array.Copy(indices, place + 1, indices, place, n - place - 1);
                    indices[n - 1] = first;
                    cycles[place] = n - place;
                    continue;
                }
                int other = n - cycles[place];
                (indices[place], indices[other]) = (indices[other], indices[place]);
                yield return Pick(r, i => pool[indices[i]]);
                break;
            }
            if (place < 0) yield break;
        }
    }

    public static IEnumerable<object> Combinations(object[] pool, int r)
    {
        int n = pool.Length;
        if (r > n) yield break;
        int[] indices = [.. Enumerable.Range(0, r)];
        while (true)
        {
            yield return Pick(r, i => pool[indices[i]]);
            int place = r - 1;
            while (place >= 0 && indices[place] == place + n - r) place--;
            if (place < 0) yield break;
            indices[place]++;
            for (int i = place + 1; i < r; i++) indices[i] = indices[i - 1] + 1;
        }
    }

    public static IEnumerable<object> CombinationsWithReplacement(object[] pool, int r)
    {
        int n = pool.Length;
        if (n == 0 && r > 0) yield break;
        Machine.Current.Allocate(8L * r);
        int[] indices = new int[r];
        while (true)
        {
            yield return Pick(r, i => pool[indices[i]]);
            int place = r - 1;
            while (place >= 0 && indices[place] == n - 1) place--;
            if (place < 0) yield break;
            Array.Fill(indices, indices[place] + 1, place, r - place);
        }
    }
}
