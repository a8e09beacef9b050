namespace Mathesis.Scripting;

/// <summary>Hands out the elements of a set, which must not grow or shrink meanwhile.</summary>
internal sealed class SetIterator(SetValue set) : IteratorValue
{
    private readonly int count = set.Count;
    private int place;

    public override object? Next()
    {
        if (place < 0) return null;
        if (set.Count != count) throw Fault.Runtime("Set changed size during iteration");
        object? key = set.At(ref place);
        if (key is null) place = -1;
        return key;
    }
}
