namespace Mathesis.Merging;

/// <summary>A module of an extracted adapter.</summary>
/// <param name="Name">The module.</param>
/// <param name="Rows">Rows of its matrix.</param>
/// <param name="Columns">Columns of its matrix.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Norm">The length of the difference.</param>
/// <param name="Error">The length of what the adapter leaves out, over that of the difference.</param>
public sealed record ExtractedModule(string Name, int Rows, int Columns, int Rank, double Norm, double Error);
