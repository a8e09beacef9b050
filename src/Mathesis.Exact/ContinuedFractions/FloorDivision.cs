namespace Mathesis.Exact;

/// <summary>Division that rounds down.</summary>
internal static class FloorDivision
{
    /// <summary>floor(a / b).</summary>
    /// <param name="a">Any.</param>
    /// <param name="b">Positive.</param>
    public static WideInteger Of(WideInteger a, WideInteger b)
    {
        WideInteger quotient = WideInteger.DivRem(a, b, out WideInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
