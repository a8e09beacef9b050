namespace Mathesis.Scripting;

/// <summary>A parameter.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, Expression? Default, Position Position);
