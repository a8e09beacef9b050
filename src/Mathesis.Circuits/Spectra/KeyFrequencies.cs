namespace Mathesis.Circuits;

/// <summary>
/// The frequencies that a network computes with. They are chosen once, on the final checkpoint, and used for all earlier
/// ones.
/// </summary>
public static class KeyFrequencies
{
    /// <summary>The default threshold: a quarter of the largest norm.</summary>
    public const double DefaultThreshold = 0.25;

    /// <summary>
    /// The frequencies whose norm exceeds a share of the largest one, ascending. Paper 105 takes the frequencies of
    /// non-trivial norm in the read-out map and publishes no threshold; this rule declares one.
    /// </summary>
    /// <param name="spectrum">The spectrum, usually of the read-out map's classes.</param>
    /// <param name="threshold">The share, in [0, 1).</param>
    public static int[] FromSpectrum(FourierSpectrum spectrum, double threshold = DefaultThreshold)
    {
        double largest = 0;
        foreach (double norm in spectrum.FrequencyNorms) largest = Math.Max(largest, norm);
        var keys = new List<int>();
        for (int k = 1; k <= spectrum.FrequencyNorms.Length; k++)
        {
            if (spectrum.FrequencyNorms[k - 1] > threshold * largest) keys.Add(k);
        }
        return [.. keys];
    }
}
