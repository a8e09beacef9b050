namespace Mathesis.Scripting;

/// <summary>An argument with a name; without one, a mapping of arguments.</summary>
internal sealed record KeywordArgument(string? Name, Expression Value);
