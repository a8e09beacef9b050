namespace Mathesis.Scripting;

/// <summary>Hands out elements one by one.</summary>
internal abstract class IteratorValue : ScriptObject
{
    public override ClassValue Class => Classes.Iterator;

    /// <summary>The next element; null when there is none, from then on.</summary>
    public abstract object? Next();
}
