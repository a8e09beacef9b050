namespace Mathesis.Scripting;

/// <summary>An instruction of a compiled regular expression.</summary>
internal record struct PatternInstruction(PatternOperation Operation, int A = 0, int B = 0, Func<char, bool>? Test = null, bool IsBehind = false, bool IsNegative = false);
