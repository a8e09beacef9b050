namespace Mathesis.Exact;

/// <summary>65521, the largest prime of 16 bits.</summary>
public readonly struct LargestPrime16 : IPrimeConstant
{
    /// <inheritdoc/>
    public static uint Value => 65_521;
}
