namespace Mathesis.Circuits;

/// <summary>What takes the place of values that are ablated.</summary>
public enum AblationMethod
{
    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>The mean over the reference sequences, at each position: what the values say of every input is kept.</summary>
    Mean,

    /// <summary>The values of another reference sequence, chosen at random: their distribution is kept, what they say of this input is not.</summary>
    Resample,
}
