namespace Mathesis.Scripting;

/// <summary>Hands out the keys, values or items of a dictionary, which must not grow or shrink meanwhile.</summary>
internal sealed class DictionaryIterator(DictionaryValue dictionary, DictionaryPart part, bool reversed = false) : IteratorValue
{
    private readonly int count = dictionary.Count;
    private int place = reversed ? dictionary.Used - 1 : 0;

    public override object? Next()
    {
        if (place < 0 || place >= dictionary.Used)
        {
            if (place != -2 && dictionary.Count != count) throw Fault.Runtime("dictionary changed size during iteration");
            place = -2;
            return null;
        }
        if (dictionary.Count != count) throw Fault.Runtime("dictionary changed size during iteration");
        while (place >= 0 && place < dictionary.Used)
        {
            if (!dictionary.TryEntry(Advance(), out object key, out object value)) continue;
            return part switch { DictionaryPart.Keys => key, DictionaryPart.Values => value, _ => new TupleValue([key, value]) };
        }
        place = -2;
        return null;
    }

    private int Advance() => reversed ? place-- : place++;
}
