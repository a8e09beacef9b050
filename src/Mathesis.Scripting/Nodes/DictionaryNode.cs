namespace Mathesis.Scripting;

/// <summary>A dictionary; a null key stands before a mapping that is merged in.</summary>
internal sealed record DictionaryNode(Position Position, IReadOnlyList<Expression?> Keys, IReadOnlyList<Expression> Values) : Expression(Position);
