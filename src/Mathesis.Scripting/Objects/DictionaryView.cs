namespace Mathesis.Scripting;

/// <summary>keys(), values() or items() of a dictionary.</summary>
internal sealed class DictionaryView(DictionaryValue dictionary, DictionaryPart part) : ScriptObject
{
    public DictionaryValue Dictionary => dictionary;

    public DictionaryPart Part => part;

    public override ClassValue Class => part switch { DictionaryPart.Keys => Classes.DictKeys, DictionaryPart.Values => Classes.DictValues, _ => Classes.DictItems };

    public object[] ToArray() => part switch { DictionaryPart.Keys => dictionary.Keys(), DictionaryPart.Values => dictionary.Values(), _ => dictionary.Items() };

    public bool Contains(object item) => part switch
    {
        DictionaryPart.Keys => dictionary.Contains(item),
        DictionaryPart.Items => item is TupleValue { Count: 2 } pair && dictionary.TryGet(pair.Items[0], out object value) && Operators.SameOrEqual(value, pair.Items[1]),
        _ => dictionary.Values().Any(value => Operators.SameOrEqual(value, item)),
    };
}
