namespace Mathesis.Scripting;

/// <summary>What a run of a script gave.</summary>
/// <param name="Value">What the function returned; None for a run without a call.</param>
/// <param name="Output">What was printed.</param>
/// <param name="Steps">How many steps it took.</param>
public sealed record ScriptResult(ScriptValue Value, string Output, long Steps);
