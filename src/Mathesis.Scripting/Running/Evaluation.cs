namespace Mathesis.Scripting;

/// <summary>A compiled expression.</summary>
internal delegate object Evaluation(Frame frame);
