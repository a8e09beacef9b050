namespace Mathesis.Exact;

/// <summary>Where the coefficients of a scheme lie, and where its equations hold.</summary>
public enum SchemeRing
{
    /// <summary>The integers modulo 2; coefficients are 0 and 1.</summary>
    Z2,

    /// <summary>The integers modulo 3; coefficients are written -1, 0 and 1.</summary>
    Z3,

    /// <summary>The integers, with coefficients -1, 0 and 1 alone.</summary>
    ZT,

    /// <summary>The integers.</summary>
    Z,

    /// <summary>The rational numbers.</summary>
    Q,
}
