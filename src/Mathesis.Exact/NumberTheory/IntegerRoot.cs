namespace Mathesis.Exact;

/// <summary>Integer square roots.</summary>
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

    /// <summary>floor(sqrt(n)) by Newton's iteration from above.</summary>
    /// <param name="n">At least 0.</param>
    public static WideInteger SquareRoot(WideInteger n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n.Sign, nameof(n));
        if (n <= ulong.MaxValue) return SquareRoot((ulong)n);
        WideInteger root = WideInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            WideInteger next = (root + (n / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}
