using System.Text;

namespace Mathesis.Scripting;

/// <summary>repr() of dictionaries and sets.</summary>
internal static class ContainerText
{
    public static string Dictionary(DictionaryValue dictionary)
    {
        if (dictionary.Class == Classes.OrderedDict) return dictionary.Count == 0 ? "OrderedDict()" : $"OrderedDict({Text.Join("[", dictionary.Items(), "]")})";
        if (dictionary is CounterValue counter) return dictionary.Count == 0 ? "Counter()" : $"Counter({Entries(counter.MostCommon(null))})";
        string entries = Entries(dictionary.Items());
        return dictionary is DefaultDictionaryValue missing ? $"defaultdict({Text.Repr(missing.Factory)}, {entries})" : entries;
    }

    private static string Entries(object[] pairs)
    {
        var text = new StringBuilder("{");
        foreach (object pair in pairs)
        {
            object[] items = ((TupleValue)pair).Items;
            if (text.Length > 1) text.Append(", ");
            Machine.Current.Step();
            string part = $"{Text.Repr(items[0])}: {Text.Repr(items[1])}";
            Machine.Current.Allocate((2 * part.Length) + 4);
            text.Append(part);
        }
        return text.Append('}').ToString();
    }

    public static string Set(SetValue set)
    {
        if (set.Count == 0) return set.Class.Name + "()";
        string items = Text.Join("{", set.ToArray(), "}");
        return set.IsFrozen ? $"frozenset({items})" : items;
    }
}
