namespace Mathesis.Scripting;

/// <summary>Hands out the elements of a queue, which must not change meanwhile.</summary>
internal sealed class DequeIterator(DequeValue deque) : IteratorValue
{
    private readonly int changes = deque.Changes;
    private int index;

    public override object? Next()
    {
        if (deque.Changes != changes) throw Fault.Runtime("deque mutated during iteration");
        return index < deque.Count ? deque[index++] : null;
    }
}
