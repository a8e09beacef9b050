namespace Mathesis.Problems;

/// <summary>Where a problem of a data set came from and what may be done with it; it travels with every record.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, or the number of the record in a file that is one JSON value, from 1.</param>
/// <param name="Licence">The data set's licence.</param>
/// <param name="IsTestOnly">Whether its makers ask that nothing is trained on it.</param>
public sealed record ProblemOrigin(string File, int Line, string Licence, bool IsTestOnly);
