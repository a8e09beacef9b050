namespace Mathesis.Core;

/// <summary>A row of a table as it was read.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="Cells">Its cells.</param>
public readonly record struct TableRow(int Line, string[] Cells);
