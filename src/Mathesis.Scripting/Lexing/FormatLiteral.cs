namespace Mathesis.Scripting;

/// <summary>Where the contents of an f-string lie in the source.</summary>
internal sealed record FormatLiteral(int Start, int End, Position Position, bool IsRaw);
