namespace Mathesis.Circuits;

/// <summary>
/// The neurons of a layer by the frequency that describes each one. Source: paper 105, section 4.2 and appendix C (85 % of
/// the variance).
/// </summary>
public sealed class NeuronClusters
{
    /// <summary>The default share of a neuron's variance that one frequency must explain.</summary>
    public const double DefaultThreshold = 0.85;

    private NeuronClusters(FrequencyTuning[] tunings, double threshold)
    {
        Tunings = tunings;
        var counts = new SortedDictionary<int, int>();
        foreach (FrequencyTuning tuning in tunings)
        {
            if (tuning.Frequency > 0 && tuning.FractionExplained >= threshold)
                counts[tuning.Frequency] = counts.GetValueOrDefault(tuning.Frequency) + 1;
        }
        Counts = counts;
    }

    /// <summary>The tuning of every neuron.</summary>
    public IReadOnlyList<FrequencyTuning> Tunings { get; }

    /// <summary>How many neurons each frequency has, of those that one frequency describes.</summary>
    public IReadOnlyDictionary<int, int> Counts { get; }

    /// <summary>How many neurons one frequency describes.</summary>
    public int Clustered => Counts.Values.Sum();

    /// <summary>The share of all neurons, dead ones included, that one frequency describes.</summary>
    public double ClusteredFraction => (double)Clustered / Tunings.Count;

    /// <summary>How many neurons never vary.</summary>
    public int Dead => Tunings.Count(tuning => tuning.Frequency == 0);

    /// <summary>Groups neurons.</summary>
    /// <param name="neurons">Activations after the non-linearity, one column a neuron.</param>
    /// <param name="threshold">The share of a neuron's variance that one frequency must explain.</param>
    public static NeuronClusters Find(PairGrid neurons, double threshold = DefaultThreshold) => new(FrequencyTuning.Of(neurons), threshold);
}
