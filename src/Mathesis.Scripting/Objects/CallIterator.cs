namespace Mathesis.Scripting;

/// <summary>Asks an object of a script's class for the next element.</summary>
internal sealed class CallIterator(object source) : IteratorValue
{
    public override object? Next()
    {
        Machine machine = Machine.Current;
        int depth = machine.Depth;
        try
        {
            return Attributes.CallMethod(source, "__next__");
        }
        catch (Raised raised) when (raised.Value.Class.IsSubclassOf(ExceptionClasses.StopIteration))
        {
            machine.Depth = depth;
            return null;
        }
    }
}
