namespace Mathesis.Laboratory;

/// <summary>How large an experiment is run.</summary>
public enum Scale
{
    /// <summary>At most 5 seconds: every code path, verdicts undecided by design.</summary>
    Smoke,

    /// <summary>At most 15 minutes on two cores with one replicate: decides what can be decided here.</summary>
    Small,

    /// <summary>The paper's own sizes.</summary>
    Paper,
}
