namespace Mathesis.Papers;

/// <summary>Whether a paper can be reproduced.</summary>
public enum PaperState
{
    /// <summary>Its experiment is not written yet.</summary>
    Planned,

    /// <summary>Its experiment exists: <c>mathesis reproduce</c> runs it.</summary>
    Works,
}
