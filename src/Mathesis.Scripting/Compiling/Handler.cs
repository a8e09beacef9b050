namespace Mathesis.Scripting;

/// <summary>A compiled except clause; its body is a statement or, in a generator, steps.</summary>
internal sealed record Handler(Evaluation? Class, Storing? Store, Action<Frame>? Forget, Execution? Body, Steps? Steps);
