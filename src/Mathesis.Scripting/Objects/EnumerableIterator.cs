namespace Mathesis.Scripting;

/// <summary>Hands out the elements of a .NET sequence.</summary>
internal sealed class EnumerableIterator(IEnumerable<object> source, ClassValue? type = null) : IteratorValue
{
    private IEnumerator<object>? elements = source.GetEnumerator();

    public override ClassValue Class => type ?? Classes.Iterator;

    public override object? Next()
    {
        if (elements is null) return null;
        // Iterators of iterators are as deep as calls.
        Machine machine = Machine.Current;
        machine.Enter();
        bool moved = elements.MoveNext();
        machine.Leave();
        if (moved) return elements.Current;
        elements = null;
        return null;
    }
}
