using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>A table's questions and answers as texts.</summary>
/// <param name="Arity">How many inputs every question has.</param>
/// <param name="Rows">The rows; the last cell is the answer.</param>
internal readonly record struct TableContent(int Arity, List<TableRow> Rows);
