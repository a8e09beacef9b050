namespace Mathesis.Numerics;

/// <summary>How far two lists of numbers rise together.</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's coefficient: Pearson's correlation of the ranks, equal numbers sharing the mean of theirs. NaN where one list is constant.</summary>
    /// <param name="x">Numbers, none of them NaN.</param>
    /// <param name="y">As many.</param>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException($"{x.Length} numbers have no pairs with {y.Length}", nameof(y));
        double[] a = Ranks(x), b = Ranks(y);
        double mean = (x.Length - 1) / 2.0, covariance = 0, first = 0, second = 0;
        for (int i = 0; i < a.Length; i++)
        {
            covariance += (a[i] - mean) * (b[i] - mean);
            first += (a[i] - mean) * (a[i] - mean);
            second += (b[i] - mean) * (b[i] - mean);
        }
        return covariance / Math.Sqrt(first * second);
    }

    /// <summary>The rank of each number, from 0; equal numbers have the mean of the ranks they take.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];) end++;
            for (int i = start; i < end; i++) ranks[order[i]] = (start + end - 1) / 2.0;
        }
        return ranks;
    }
}
