namespace Mathesis.Scripting;

/// <summary>A function that remembers its results.</summary>
internal sealed class CacheValue(object function, long? most) : CallableValue, IBindable
{
    private readonly OrderedDictionaryValue results = new();
    private long hits;
    private long misses;

    public override ClassValue Class => Classes.Cache;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords)
    {
        object key = keywords.Length == 0 && arguments is [long or string]
            ? arguments[0]
            : new TupleValue([.. arguments, .. keywords.SelectMany(keyword => new object[] { keyword.Name, keyword.Value })]);
        if (results.TryGet(key, out object known))
        {
            hits++;
            if (most is not null)
            {
                results.Remove(key, out _);
                results.Set(key, known);
            }
            return known;
        }
        misses++;
        machine.Enter();
        object result = machine.CallWith(function, arguments, keywords);
        machine.Leave();
        if (most == 0) return result;
        results.Set(key, result);
        if (results.Count > most) results.TryPop(last: false, out _, out _);
        return result;
    }

    public static void Define(NativeTable table)
    {
        table.Add("cache_clear(self)", (_, a) =>
        {
            var self = (CacheValue)a[0];
            self.results.Clear();
            (self.hits, self.misses) = (0, 0);
            return None.Value;
        });
        table.Add("cache_info(self)", (_, a) => ((CacheValue)a[0]).Info());
        table.Property("__wrapped__", self => ((CacheValue)self).Wrapped);
        table.Property("__name__", self => Attributes.Get(((CacheValue)self).Wrapped, "__name__"));
    }

    private object Wrapped => function;

    private TupleValue Info() => new([Number.Box(hits), Number.Box(misses), most is { } limit ? Number.Box(limit) : None.Value, Number.Box(results.Count)], NamedTuples.Create("CacheInfo", ["hits", "misses", "maxsize", "currsize"], []));
}
