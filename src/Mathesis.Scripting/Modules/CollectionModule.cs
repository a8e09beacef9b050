namespace Mathesis.Scripting;

/// <summary>The module collections.</summary>
internal static class CollectionModule
{
    public static void Define(NativeTable table)
    {
        table.Constant("Counter", Classes.Counter);
        table.Constant("defaultdict", Classes.DefaultDict);
        table.Constant("OrderedDict", Classes.OrderedDict);
        table.Constant("deque", Classes.Deque);
        table.Add("namedtuple(typename, field_names, *, defaults?, rename?, module?)", (_, a) => NamedTuples.Create(a));
    }
}
