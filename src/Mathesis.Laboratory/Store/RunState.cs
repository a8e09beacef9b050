namespace Mathesis.Laboratory;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Journalled, not begun.</summary>
    Planned,

    /// <summary>A process executes it now.</summary>
    Running,

    /// <summary>It was stopped, or its process died; it can be resumed.</summary>
    Interrupted,

    /// <summary>It ended and its results are complete.</summary>
    Finished,

    /// <summary>It ended with an error; resuming tries again from the last snapshot.</summary>
    Failed,
}
