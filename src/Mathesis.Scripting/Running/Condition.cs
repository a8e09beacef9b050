namespace Mathesis.Scripting;

/// <summary>A compiled expression of which only the truth is wanted.</summary>
internal delegate bool Condition(Frame frame);
