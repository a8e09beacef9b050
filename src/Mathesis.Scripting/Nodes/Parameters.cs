namespace Mathesis.Scripting;

/// <summary>The parameters of a function, in the order in which they are written.</summary>
internal sealed record Parameters(IReadOnlyList<Parameter> Items);
