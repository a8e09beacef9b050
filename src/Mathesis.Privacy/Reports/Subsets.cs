using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>Subsets of {0, ..., m - 1} with w elements: their number, a numbering without gaps, and uniform sampling.</summary>
public static class Subsets
{
    /// <summary>The number of subsets, m! / (w! (m - w)!).</summary>
    /// <param name="size">m, at least 0.</param>
    /// <param name="weight">w; 0 subsets when it is outside [0, m].</param>
    public static Integer Count(int size, int weight)
    {
        if (weight < 0 || weight > size) return Integer.Zero;
        Integer count = Integer.One;
        for (int i = 1; i <= Math.Min(weight, size - weight); i++) count = count * (size - i + 1) / i;
        return count;
    }

    /// <summary>The number of a subset among all of its size: the sum of C(c_i, i) over its elements c_1 &lt; c_2 &lt; ... (Knuth, The Art of Computer Programming 4A, 7.2.1.3).</summary>
    /// <param name="members">The elements, ascending.</param>
    public static Integer Rank(ReadOnlySpan<int> members)
    {
        Integer rank = Integer.Zero;
        // C(c, i) follows from its neighbours by one product and one quotient.
        Integer binomial = Integer.One;
        int c = 0, i = 0;
        foreach (int member in members)
        {
            // From C(c, i) to C(c + 1, i + 1), then up to C(member, i + 1).
            if (i == 0)
            {
                (c, i) = (member, 1);
                binomial = member;
            }
            else
            {
                binomial = binomial.IsZero ? Count(c + 1, i + 1) : binomial * (c + 1) / (i + 1);
                (c, i) = (c + 1, i + 1);
                for (; c < member; c++) binomial = binomial.IsZero ? Count(c + 1, i) : binomial * (c + 1) / (c + 1 - i);
            }
            rank += binomial;
        }
        return rank;
    }

    /// <summary>The subset of a number.</summary>
    /// <param name="rank">In [0, C(size, weight)).</param>
    /// <param name="size">m.</param>
    /// <param name="members">Receives the w elements, ascending.</param>
    public static void Unrank(Integer rank, int size, Span<int> members)
    {
        int c = size;
        Integer binomial = Count(size, members.Length);
        for (int i = members.Length; i >= 1; i--)
        {
            // The greatest c with C(c, i) <= rank.
            while (binomial > rank)
            {
                binomial = binomial * (c - i) / c;
                c--;
            }
            members[i - 1] = c;
            rank -= binomial;
            // From C(c, i) to C(c, i - 1).
            binomial = binomial.IsZero ? Count(c, i - 1) : binomial * i / (c - i + 1);
        }
    }

    /// <summary>
    /// Appends a uniform subset to a report: w elements of {0, ..., m - 1}, one of which may be given and one of which may be
    /// ruled out. Every such subset has the same probability exactly; members come in ascending order, which says nothing of how
    /// they were drawn (Floyd's algorithm; Bentley, "Programming pearls: a sample of brilliance", 1987).
    /// </summary>
    /// <param name="source">The random choices.</param>
    /// <param name="size">m.</param>
    /// <param name="weight">w.</param>
    /// <param name="distinguished">The element that is given or ruled out.</param>
    /// <param name="isMember">Whether it is given.</param>
    /// <param name="reports">Receives the members.</param>
    public static void Sample(RandomSource source, int size, int weight, int distinguished, bool isMember, ReportBatch reports)
    {
        int words = (size + 63) / 64;
        Span<ulong> chosen = words <= 512 ? stackalloc ulong[words] : new ulong[words];
        chosen.Clear();
        if (isMember) Set(chosen, distinguished);
        int others = size - 1, wanted = isMember ? weight - 1 : weight;
        for (int last = others - wanted; last < others; last++)
        {
            // The others are numbered 0, ..., m - 2 without the distinguished element.
            int other = source.Below(last + 1);
            if (other >= distinguished) other++;
            Set(chosen, Has(chosen, other) ? (last >= distinguished ? last + 1 : last) : other);
        }
        reports.AddMembers(chosen);
    }

    private static void Set(Span<ulong> bits, int i) => bits[i >> 6] |= 1UL << (i & 63);

    private static bool Has(ReadOnlySpan<ulong> bits, int i) => (bits[i >> 6] >> (i & 63) & 1) != 0;
}
