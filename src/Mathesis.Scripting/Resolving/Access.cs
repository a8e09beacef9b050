namespace Mathesis.Scripting;

/// <summary>Where a name is found.</summary>
internal readonly record struct Access(AccessKind Kind, int Slot);
