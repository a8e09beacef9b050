namespace Mathesis.Scripting;

/// <summary>An f-string.</summary>
internal sealed record FormatTextNode(Position Position, IReadOnlyList<FormatPart> Parts) : Expression(Position);
