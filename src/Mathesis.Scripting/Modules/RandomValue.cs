namespace Mathesis.Scripting;

/// <summary>A generator of random numbers that a script made.</summary>
internal sealed class RandomValue(object seed) : ScriptObject
{
    public MersenneTwister Source { get; set; } = MersenneTwister.FromSeed(seed);

    public override ClassValue Class => Classes.Random;
}
