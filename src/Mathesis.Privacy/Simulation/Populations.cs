using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>Made populations: a value for every user.</summary>
public static class Populations
{
    /// <summary>Values drawn with probability proportional to 1 / (value + 1): Zipf's law, the most frequent value first.</summary>
    public static int[] Zipf(int categories, int users, RandomStream stream)
    {
        double[] cumulative = new double[categories];
        double sum = 0;
        for (int value = 0; value < categories; value++) cumulative[value] = sum += 1.0 / (value + 1);
        int[] values = new int[users];
        for (int user = 0; user < users; user++)
        {
            int found = Array.BinarySearch(cumulative, stream.NextDouble() * sum);
            values[user] = Math.Min(categories - 1, found < 0 ? ~found : found + 1);
        }
        return values;
    }

    /// <summary>All users have one value, drawn uniformly.</summary>
    public static int[] Spike(int categories, int users, RandomStream stream)
    {
        int[] values = new int[users];
        Array.Fill(values, stream.NextBelow(categories));
        return values;
    }

    /// <summary>The frequencies of a population.</summary>
    public static double[] Frequencies(ReadOnlySpan<int> values, int categories)
    {
        double[] frequencies = new double[categories];
        foreach (int value in values) frequencies[value]++;
        for (int value = 0; value < categories; value++) frequencies[value] /= values.Length;
        return frequencies;
    }
}
