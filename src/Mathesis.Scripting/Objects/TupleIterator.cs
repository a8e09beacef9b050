namespace Mathesis.Scripting;

/// <summary>Hands out the elements of an array.</summary>
internal sealed class TupleIterator(object[] items) : IteratorValue
{
    private int index;

    public override object? Next() => index < items.Length ? items[index++] : null;
}
