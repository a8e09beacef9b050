namespace Mathesis.Circuits;

/// <summary>
/// The frequency of an attention head: how the attention of "=" to a, and to b, varies with (a, b). Source: paper 105,
/// section 4.2 and appendix C.
/// </summary>
/// <param name="ToFirst">The tuning of the attention to a.</param>
/// <param name="ToSecond">The tuning of the attention to b.</param>
public readonly record struct HeadTuning(FrequencyTuning ToFirst, FrequencyTuning ToSecond)
{
    /// <summary>The tuning of each head.</summary>
    /// <param name="toFirst">The attention from "=" to a, one column a head.</param>
    /// <param name="toSecond">The attention from "=" to b, one column a head.</param>
    public static HeadTuning[] Of(PairGrid toFirst, PairGrid toSecond) =>
        [.. FrequencyTuning.Of(toFirst).Zip(FrequencyTuning.Of(toSecond), (first, second) => new HeadTuning(first, second))];
}
