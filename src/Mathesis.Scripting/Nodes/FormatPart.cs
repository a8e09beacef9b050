namespace Mathesis.Scripting;

/// <summary>Text, or a value with its conversion ('\\0' for none) and format.</summary>
internal sealed record FormatPart(string Text, Expression? Value, char Conversion, FormatTextNode? Format);
