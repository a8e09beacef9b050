namespace Mathesis.Exact;

/// <summary>Square roots of 64-bit numbers, rounded down.</summary>
public static class IntegerRoot
{
    /// <summary>floor(sqrt(n)).</summary>
    public static ulong SquareRoot(ulong n)
    {
        // The hardware root is off by at most one; 2^32 is the one candidate whose square does not fit.
        ulong root = Math.Min((ulong)Math.Sqrt(n), uint.MaxValue);
        while (root * root > n) root--;
        while (root < uint.MaxValue && (root + 1) * (root + 1) <= n) root++;
        return root;
    }
}
