namespace Mathesis.Scripting;

/// <summary>Hands out the elements of a list, which may change meanwhile.</summary>
internal sealed class ListIterator(ListValue list) : IteratorValue
{
    private ListValue? list = list;
    private int index;

    public override object? Next()
    {
        if (list is null) return null;
        if (index < list.Count) return list.Items[index++];
        list = null;
        return null;
    }
}
