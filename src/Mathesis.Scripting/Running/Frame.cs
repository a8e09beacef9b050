namespace Mathesis.Scripting;

/// <summary>The variables of one call.</summary>
internal sealed class Frame(Machine machine, object?[] locals)
{
    public readonly Machine Machine = machine;
    public readonly object?[] Locals = locals;

    /// <summary>What the function returns.</summary>
    public object Result = None.Value;

    /// <summary>The names of a class's body.</summary>
    public Dictionary<string, object>? Names;

    /// <summary>How the last statement of a generator ended.</summary>
    public Flow Flow;

    /// <summary>What was sent into a generator, or is to be thrown where it waits.</summary>
    public object Sent = None.Value;
    public Raised? Thrown;
}
