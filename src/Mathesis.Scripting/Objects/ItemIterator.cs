namespace Mathesis.Scripting;

/// <summary>Asks an object of a script's class for element 0, 1, ….</summary>
internal sealed class ItemIterator(object source) : IteratorValue
{
    private long index;

    public override object? Next()
    {
        if (index < 0) return null;
        Machine machine = Machine.Current;
        int depth = machine.Depth;
        try
        {
            return Attributes.CallMethod(source, "__getitem__", Number.Box(index++));
        }
        catch (Raised raised) when (raised.Value.Class.IsSubclassOf(ExceptionClasses.IndexError))
        {
            machine.Depth = depth;
            index = -1;
            return null;
        }
    }
}
