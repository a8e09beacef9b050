namespace Mathesis.Exact;

/// <summary>A prime that the compiler knows: code generic over it is compiled for this prime alone, and divisions by it become multiplications.</summary>
public interface IPrimeConstant
{
    /// <summary>The prime, below 2^31.</summary>
    static abstract uint Value { get; }
}
