namespace Mathesis.Scripting;

/// <summary>A list, or a list of targets.</summary>
internal sealed record ListNode(Position Position, IReadOnlyList<Expression> Items) : Expression(Position);
