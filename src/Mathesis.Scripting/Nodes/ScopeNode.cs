namespace Mathesis.Scripting;

/// <summary>global, nonlocal.</summary>
internal sealed record ScopeNode(Position Position, bool IsGlobal, IReadOnlyList<string> Names) : Statement(Position);
