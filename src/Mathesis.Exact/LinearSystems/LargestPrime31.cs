namespace Mathesis.Exact;

/// <summary>2^31 - 1, the largest prime of 31 bits.</summary>
public readonly struct LargestPrime31 : IPrimeConstant
{
    /// <inheritdoc/>
    public static uint Value => int.MaxValue;
}
