namespace Mathesis.Scripting;

/// <summary>Something that was written in a script.</summary>
internal abstract record Node(Position Position);
