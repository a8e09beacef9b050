namespace Mathesis.Scripting;

/// <summary>A compiled statement.</summary>
internal delegate Flow Execution(Frame frame);
