namespace Mathesis.Exact;

/// <summary>A piece of an equation and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; a subscript's blanks are left out.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct EquationToken(EquationTokenKind Kind, string Text, int Line, int Column);
