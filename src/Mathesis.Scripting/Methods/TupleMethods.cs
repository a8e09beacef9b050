namespace Mathesis.Scripting;

/// <summary>The methods of tuples.</summary>
internal static class TupleMethods
{
    public static void Define(NativeTable table)
    {
        table.Add("index(self, value, start?, stop?, /)", (_, a) => Number.Box(ListMethods.Index(((TupleValue)a[0]).Items, a, "tuple.index(x): x not in tuple")));
        table.Add("count(self, value, /)", (_, a) => Number.Box(ListMethods.Count(((TupleValue)a[0]).Items, a[1])));
    }
}
