namespace Mathesis.Scripting;

/// <summary>What a script's run is limited in.</summary>
public enum ScriptLimit
{
    /// <summary>Loop turns, calls, and elements that built-in functions work through.</summary>
    Steps,

    /// <summary>Bytes that were asked for, freed or not.</summary>
    Memory,

    /// <summary>Characters that were printed.</summary>
    Output,

    /// <summary>Seconds.</summary>
    Time,

    /// <summary>The stack of the thread that runs the script.</summary>
    Depth,
}
