namespace Mathesis.Scripting;

/// <summary>A place in a script: line and column, both from 1.</summary>
internal readonly record struct Position(int Line, int Column);
