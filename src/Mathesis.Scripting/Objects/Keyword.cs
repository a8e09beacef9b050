namespace Mathesis.Scripting;

/// <summary>An argument with its name.</summary>
internal readonly record struct Keyword(string Name, object Value);
