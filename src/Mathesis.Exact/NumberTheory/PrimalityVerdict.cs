namespace Mathesis.Exact;

/// <summary>What is known about a number's primality.</summary>
public enum PrimalityVerdict
{
    /// <summary>It has a proper divisor, or is below 2.</summary>
    Composite,

    /// <summary>It passes every test, and no proof was found.</summary>
    ProbablePrime,

    /// <summary>It is proved prime.</summary>
    Prime,
}
