namespace Mathesis.Exact;

/// <summary>Partitions of a number into positive parts.</summary>
public static class Partitions
{
    /// <summary>All partitions, parts not rising, in reverse lexicographic order: (n) first, (1, …, 1) last.</summary>
    /// <param name="n">At least 0.</param>
    public static IEnumerable<int[]> Of(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return Bounded(n, n);
    }

    private static IEnumerable<int[]> Bounded(int sum, int largest)
    {
        if (sum == 0) yield return [];
        for (int first = Math.Min(sum, largest); first >= 1; first--)
            foreach (int[] rest in Bounded(sum - first, first)) yield return [first, .. rest];
    }
}
