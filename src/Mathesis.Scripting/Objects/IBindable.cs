namespace Mathesis.Scripting;

/// <summary>Something callable that gets its object as first argument when it is found in a class.</summary>
internal interface IBindable;
