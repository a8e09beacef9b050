namespace Mathesis.Scripting;

/// <summary>import of a module's names; none for all.</summary>
internal sealed record ImportFromNode(Position Position, string Module, IReadOnlyList<ImportedName> Names) : Statement(Position);
