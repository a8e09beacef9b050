namespace Mathesis.Laboratory;

/// <summary>Combines the verdicts of many claims into one.</summary>
public static class Verdicts
{
    /// <summary>Fails when any fails; else undecided when any is undecided or there is none; else holds.</summary>
    public static ClaimVerdict Combine(IEnumerable<ClaimVerdict> verdicts)
    {
        var combined = ClaimVerdict.Holds;
        bool any = false;
        foreach (ClaimVerdict verdict in verdicts)
        {
            any = true;
            if (verdict == ClaimVerdict.Fails) return ClaimVerdict.Fails;
            if (verdict == ClaimVerdict.Undecided) combined = ClaimVerdict.Undecided;
        }
        return any ? combined : ClaimVerdict.Undecided;
    }
}
