using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// A privacy budget epsilon, with the rational number that mechanisms use in place of e^epsilon: the greatest G / 2^s with 32
/// significant bits that is proven to be at most e^epsilon. All probabilities are then rational and are sampled exactly, so the
/// privacy loss is ln(G / 2^s) exactly, never above epsilon, with nothing left to floating-point rounding.
/// </summary>
public sealed class PrivacyBudget
{
    /// <summary>The largest epsilon; beyond it a report hides almost nothing.</summary>
    public const double Largest = 16;

    private const int SignificantBits = 32;

    /// <summary>The smallest epsilon: below it G / 2^s could round to 1.</summary>
    private const double Smallest = 1e-6;

    /// <summary>Takes a budget.</summary>
    /// <param name="epsilon">In [1e-6, 16].</param>
    /// <exception cref="InputError">Epsilon is outside its range.</exception>
    public PrivacyBudget(double epsilon)
    {
        if (epsilon is not (>= Smallest and <= Largest))
        {
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"{epsilon} is no privacy budget"), "epsilon", "expected a number from 0.000001 to 16, such as 1");
        }
        Epsilon = epsilon;
        Rational bound = ExponentialBound.Below(epsilon);
        Shift = SignificantBits - (int)Rational.Floor(bound).BitLength;
        Gain = (ulong)Rational.Floor(bound * (Rational)(Integer.One << Shift));
    }

    /// <summary>The budget that was asked for.</summary>
    public double Epsilon { get; }

    /// <summary>G, below 2^32.</summary>
    public ulong Gain { get; }

    /// <summary>s, in [8, 31].</summary>
    public int Shift { get; }

    /// <summary>2^s.</summary>
    public ulong Unit => 1UL << Shift;

    /// <summary>G / 2^s, at most e^epsilon and above e^epsilon (1 - 2^-31).</summary>
    public Rational Ratio => new(Gain, Unit);

    /// <summary>Half of the budget, for reports that change in two places when the value changes.</summary>
    public PrivacyBudget Half() => new(Epsilon / 2);

    /// <summary>The probability w G / (w G + r 2^s) that gives w items the weight e^epsilon against r items of weight 1.</summary>
    /// <param name="favoured">w, in [1, 2^30].</param>
    /// <param name="others">r, in [0, 2^30].</param>
    public ExactChance Favour(int favoured, int others) => new(checked((ulong)favoured * Gain), checked(((ulong)favoured * Gain) + ((ulong)others * Unit)));
}
