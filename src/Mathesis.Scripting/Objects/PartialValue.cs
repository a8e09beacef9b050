namespace Mathesis.Scripting;

/// <summary>A function with some of its arguments.</summary>
internal sealed class PartialValue(object function, object[] first, DictionaryValue named) : CallableValue
{
    public override ClassValue Class => Classes.Partial;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords)
    {
        var merged = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (object key in named.Keys()) merged[(string)key] = named.Get(key);
        foreach (Keyword keyword in keywords) merged[keyword.Name] = keyword.Value;
        machine.Enter();
        object result = machine.CallWith(function, [.. first, .. arguments], [.. merged.Select(pair => new Keyword(pair.Key, pair.Value))]);
        machine.Leave();
        return result;
    }

    public static void Define(NativeTable table)
    {
        table.Property("func", self => ((PartialValue)self).Function);
        table.Property("args", self => new TupleValue(((PartialValue)self).First));
        table.Property("keywords", self => ((PartialValue)self).Named);
    }

    private object Function => function;

    private object[] First => first;

    private DictionaryValue Named => named;
}
