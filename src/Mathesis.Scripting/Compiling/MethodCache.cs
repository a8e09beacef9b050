namespace Mathesis.Scripting;

/// <summary>The method that a call found last. Classes of the language never change, and a record is replaced as a whole, so that threads may share it.</summary>
internal sealed record MethodCache(ClassValue Class, CallableValue Function);
