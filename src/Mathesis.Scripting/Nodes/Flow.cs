namespace Mathesis.Scripting;

/// <summary>What a statement wants to happen next.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}
