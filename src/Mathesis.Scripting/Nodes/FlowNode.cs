namespace Mathesis.Scripting;

/// <summary>break, continue, pass.</summary>
internal sealed record FlowNode(Position Position, Flow Flow) : Statement(Position);
