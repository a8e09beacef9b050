namespace Mathesis.Scripting;

/// <summary>A name and what it is called here.</summary>
internal sealed record ImportedName(string Name, string Alias);
