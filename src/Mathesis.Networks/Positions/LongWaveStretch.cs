namespace Mathesis.Networks;

/// <summary>
/// Stretches the long waves of rotary positions and leaves the short ones, as Llama 3.1 does (Llama Team 2024 and its published
/// code): waves that turn less than <see cref="LowFrequency"/> times in the trained context become <see cref="Factor"/> times as
/// long, those that turn more than <see cref="HighFrequency"/> times stay, and those between are blended.
/// </summary>
public sealed record LongWaveStretch
{
    /// <summary>How many times as long the longest waves become, positive.</summary>
    public required double Factor { get; init; }

    /// <summary>Turns in the trained context below which a wave is stretched whole, positive.</summary>
    public required double LowFrequency { get; init; }

    /// <summary>Turns in the trained context above which a wave stays, more than <see cref="LowFrequency"/>.</summary>
    public required double HighFrequency { get; init; }

    /// <summary>The context that the network was first trained on, positive.</summary>
    public required int Context { get; init; }

    /// <summary>The stretched frequency, in radians per position.</summary>
    public double Apply(double frequency)
    {
        double turns = Context * frequency / (2 * Math.PI);
        double share = Math.Clamp((turns - LowFrequency) / (HighFrequency - LowFrequency), 0, 1);
        return share * frequency + (1 - share) * frequency / Factor;
    }

    internal void Validate(ModulePlace place)
    {
        place.Require(Factor > 0, "attention.positions.longWaves.factor", Factor, "a positive number");
        place.Require(LowFrequency > 0, "attention.positions.longWaves.lowFrequency", LowFrequency, "a positive number");
        place.Require(HighFrequency > LowFrequency, "attention.positions.longWaves.highFrequency", HighFrequency, "more than the low frequency");
        place.Require(Context >= 1, "attention.positions.longWaves.context", Context, "a positive number");
    }
}
