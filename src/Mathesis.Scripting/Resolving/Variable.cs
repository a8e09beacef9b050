namespace Mathesis.Scripting;

/// <summary>A variable of a function.</summary>
internal sealed class Variable(string name, Scope owner, int slot)
{
    public string Name => name;

    public Scope Owner => owner;

    public int Slot => slot;

    /// <summary>Whether an inner function uses it.</summary>
    public bool IsShared { get; set; }
}
