namespace Mathesis.Merging;

/// <summary>What is being done with a tensor.</summary>
internal enum WorkStage
{
    /// <summary>What an interrupted merge wrote is checked against its hash.</summary>
    Recheck,

    /// <summary>A pass reads the inputs.</summary>
    Read,

    /// <summary>Results are written.</summary>
    Write,

    /// <summary>What was written is read back for its hash.</summary>
    Hash,

    /// <summary>A part is computed again and compared.</summary>
    Verify,

    /// <summary>Nothing is left.</summary>
    Done,
}
