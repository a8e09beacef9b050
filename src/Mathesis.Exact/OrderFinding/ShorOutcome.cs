namespace Mathesis.Exact;

/// <summary>How an attempt of Shor's algorithm ends.</summary>
public enum ShorOutcome
{
    /// <summary>The base and the number have a common factor.</summary>
    SharedFactor,

    /// <summary>The denominator is not a multiple of the order.</summary>
    OrderMissed,

    /// <summary>The order found is odd.</summary>
    OddOrder,

    /// <summary>a^(q/2) is -1 modulo n: both greatest common divisors are trivial.</summary>
    TrivialRoot,

    /// <summary>A factor was found.</summary>
    Factored,
}
